#include "ide/order_keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/wording.h"
#include "ide/place.h"
#include "ide/rewriting.h"
#include "oml/keys.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using syntax::Entry;
using syntax::Value;
using text::Offset;

/// Keys that nobody knows keep their order behind those that are known.
std::size_t rankOf(const Entry& entry) {
  const auto keys = oml::stepKeys();
  const auto known = std::ranges::find(keys, entry.key.text(), &oml::Key::name);
  return static_cast<std::size_t>(known - keys.begin());
}

std::vector<Entry> entriesOf(const Value& step) {
  std::vector<Entry> entries;
  for (const Entry entry : step.entries()) entries.push_back(entry);
  return entries;
}

bool isOrdered(const std::vector<Entry>& entries) {
  return std::ranges::is_sorted(entries, {}, rankOf);
}

/// An entry's lines, and the comments right above it.
struct Piece {
  std::size_t rank = 0;
  std::string comments;  ///< whole lines, with their indentation
  std::string text;      ///< from the key on, with the last line's break
};

/// Takes a step apart into its entries and puts it together in order.
class Reorder {
 public:
  Reorder(const oml::Pipeline& pipeline, const oml::PlacedStep& step)
      : pipeline_(pipeline),
        source_(pipeline.source),
        step_(step),
        entries_(entriesOf(step.value())) {}

  std::optional<text::Edit> edit() {
    if (step_.step->tied || step_.step->openEnded || entries_.empty() || isOrdered(entries_) ||
        !step_.value().isMapping() || step_.value().style() != syntax::Style::block)
      return std::nullopt;
    if (!std::ranges::all_of(entries_, [&](const Entry& each) { return isMovable(each); }))
      return std::nullopt;
    column_ = columnOf(source_, entries_.front().key.span().begin);
    takeApart();
    const text::Edit whole{{entries_.front().key.span().begin, end_}, together()};
    const auto after = RewrittenStep::read(pipeline_, step_, {whole});
    const bool same =
        after && sameMeaning(step_.value(), after->value()) && isOrdered(entriesOf(after->value()));
    return same ? std::optional(whole) : std::nullopt;
  }

 private:
  [[nodiscard]] bool isMovable(const Entry& entry) const {
    return entry.key.isScalar() && !entry.key.incomplete() && !entry.key.copied() &&
           entry.key.properties() == nullptr && beginsLine(source_, entry.key.span().begin);
  }

  /// Where the comments begin that stand right above a key, in its column.
  [[nodiscard]] Offset withComments(Offset key, Offset bottom) const {
    Offset start = text::lineStart(source_, key);
    while (start > bottom) {
      const Offset above = text::lineStart(source_, start - 1);
      const std::string_view line = source_.substr(above, start - above);
      const std::size_t mark = line.find_first_not_of(' ');
      if (above < bottom || mark != column_ || line[mark] != '#') break;
      start = above;
    }
    return start;
  }

  void takeApart() {
    end_ = linesOf(pipeline_, step_).end;
    std::vector<Offset> starts;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Offset key = entries_[i].key.span().begin;
      const Offset bottom = i == 0 ? key : text::nextLine(source_, entries_[i - 1].key.span().end);
      starts.push_back(i == 0 ? key : withComments(key, bottom));
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Offset key = entries_[i].key.span().begin;
      const Offset line = i == 0 ? key : text::lineStart(source_, key);
      const Offset end = i + 1 < entries_.size() ? starts[i + 1] : end_;
      pieces_.push_back({rankOf(entries_[i]),
                         std::string(source_.substr(starts[i], line - starts[i])),
                         std::string(source_.substr(key, end - key))});
    }
    std::ranges::stable_sort(pieces_, {}, &Piece::rank);
  }

  [[nodiscard]] std::string together() const {
    const std::string_view lineBreak = text::lineBreakOf(source_);
    std::string text;
    for (const Piece& piece : pieces_) {
      if (!text.empty() && !text.ends_with('\n')) text += lineBreak;
      // Behind the dash a comment has to begin in the dash's own line.
      std::string_view comments = piece.comments;
      if (text.empty() && !comments.empty()) comments.remove_prefix(column_);
      text += comments;
      if (!text.empty()) text.append(column_, ' ');
      text += piece.text;
    }
    const bool ended = source_.substr(0, end_).ends_with('\n');
    while (!ended && (text.ends_with('\n') || text.ends_with('\r'))) text.pop_back();
    return text;
  }

  const oml::Pipeline& pipeline_;
  std::string_view source_;
  const oml::PlacedStep& step_;
  std::vector<Entry> entries_;
  std::size_t column_ = 0;
  Offset end_ = 0;
  std::vector<Piece> pieces_;
};

std::string nameOf(const oml::PlacedStep& step) {
  return step.step->id.empty() ? "this step" : check::inQuotes(step.step->id);
}

}  // namespace

std::optional<Action> orderStepKeys(const ActionPlace& at) {
  const Place place = placeAt(at.pipeline, at.asked.begin);
  if (!place.step || place.levels.size() != 1 || !place.onKey) return std::nullopt;
  const oml::PlacedStep& step = at.pipeline.steps[*place.step];
  auto edit = Reorder(at.pipeline, step).edit();
  if (!edit) return std::nullopt;
  return Action{fmt::format("Put the keys of {} in their usual order", nameOf(step)),
                [edit = *std::move(edit)] { return Change{{edit}, {}}; }};
}

std::optional<Action> orderAllKeys(const ActionPlace& at) {
  const auto needsOrder = [](const oml::PlacedStep& step) {
    return !isOrdered(entriesOf(step.value()));
  };
  if (std::ranges::none_of(at.pipeline.steps, needsOrder)) return std::nullopt;
  return Action{"Put the keys of all steps in their usual order",
                [&pipeline = at.pipeline]() -> std::optional<Change> {
                  Change change;
                  for (const oml::PlacedStep& step : pipeline.steps) {
                    if (auto edit = Reorder(pipeline, step).edit())
                      change.edits.push_back(*std::move(edit));
                  }
                  if (change.edits.empty()) return std::nullopt;
                  return change;
                }};
}

}  // namespace osiris::ide
