#include "typist.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace osiris::latency {
namespace {

using text::Offset;
using text::Span;

constexpr std::string_view stepStart = "\n  - id: ";
constexpr std::size_t none = std::string_view::npos;

Offset offset(std::size_t at) { return static_cast<Offset>(at); }

}  // namespace

Typist::Typist(std::string text, std::uint32_t seed, text::Encoding encoding)
    : text_(std::move(text)), lines_(text_), encoding_(encoding), random_(seed) {}

Change Typist::next() {
  if (planned_.empty()) plan();
  const text::Edit edit = std::move(planned_.front());
  planned_.pop_front();
  done_.push_back({edit,
                   {{edit.span.begin, edit.span.begin + offset(edit.newText.size())},
                    std::string(in(edit.span))}});
  constexpr std::size_t mostUndone = 100;
  if (done_.size() > 2 * mostUndone) done_.erase(done_.begin(), done_.end() - mostUndone);
  return apply(edit);
}

Change Typist::undo() {
  if (done_.empty()) return {{caret(), caret()}, ""};
  auto [edit, back] = std::move(done_.back());
  done_.pop_back();
  planned_.push_front(std::move(edit));
  return apply(back);
}

bool Typist::isInProse() const {
  constexpr std::size_t indentationOfSql = 8;
  const text::Offset begin = lines_.lineStart(lines_.lineOf(caret_));
  const std::string_view line = in({begin, caret_});
  const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
  return first >= indentationOfSql || line.substr(first).starts_with('#') ||
         line.find("query: ") != none;
}

text::Position Typist::idNearby() const {
  return position(stepAt(caret_).begin + offset(stepStart.size()) - 1);
}

text::Position Typist::anywhereNearby() {
  const Span step = stepAt(caret_);
  return position(step.begin + below(step.size()));
}

text::Range Typist::linesNearby() const {
  const Span step = stepAt(caret_);
  return {position(step.begin), position(step.end)};
}

std::uint32_t Typist::below(std::size_t limit) {
  return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit);
}

/// The lines from the step's id on up to the next one's; the first step's before any.
Span Typist::stepAt(std::size_t at) const {
  std::size_t begin = text_.rfind(stepStart, at);
  if (begin == none) begin = text_.find(stepStart);
  if (begin == none) return {0, offset(text_.size())};
  const std::size_t end = text_.find(stepStart, begin + 1);
  return {offset(begin + 1), offset(end == none ? text_.size() : end + 1)};
}

void Typist::plan() {
  using Activity = void (Typist::*)(Span);
  // As often as each is here, of which a query takes many keystrokes, a whole step a hundred.
  static constexpr auto activities = std::to_array<Activity>(
      {&Typist::typeInId, &Typist::typeInId, &Typist::typeInId, &Typist::typeInConfig,
       &Typist::typeInConfig, &Typist::typeInConfig, &Typist::typeInQuery, &Typist::typeInQuery,
       &Typist::typeInQuery, &Typist::typeInQuery, &Typist::typeComment, &Typist::typeStep,
       &Typist::removeStep, &Typist::pasteStep});
  (this->*activities[below(activities.size())])(stepAt(below(text_.size())));
}

void Typist::typeInId(Span step) {
  constexpr std::string_view suffix = "-v2";
  const Offset end = step.begin + offset(std::min(in(step).find('\n'), in(step).size()));
  type(end, suffix);
  erase(end + offset(suffix.size()), suffix.size());
}

void Typist::typeInConfig(Span step) {
  static constexpr auto typed = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"batch_size: ", "10"}, {"path: ", "./new/"}, {"needs: [", "extract-0, "}});
  const auto& [key, value] = typed[below(typed.size())];
  const std::size_t found = in(step).find(key);
  if (found == none) return typeInQuery(step);
  const Offset at = step.begin + offset(found + key.size());
  type(at, value);
  erase(at + offset(value.size()), value.size());
}

void Typist::typeInQuery(Span step) {
  constexpr std::string_view select = "SELECT ";
  constexpr std::string_view column = "max(amount) AS most, ";
  const std::size_t found = in(step).find(select);
  if (found == none) return typeInId(step);
  const Offset at = step.begin + offset(found + select.size());
  type(at, column);
  replace({at, at + offset(column.size())}, "");
}

void Typist::typeComment(Span step) {
  constexpr std::string_view comment = "  # nejdřív větší objednávky";
  replace({step.begin, step.begin}, "\n");
  type(step.begin, comment);
  replace({step.begin, step.begin + offset(comment.size()) + 1}, "");
}

void Typist::typeStep(Span step) {
  const std::array<std::string, 6> lines = {
      fmt::format("  - id: extra-{}", ++made_),
      "component: duckdb.processor",
      "mode: transform",
      "needs: [extract-0]",
      "config:",
      "query: SELECT count(*) AS orders FROM df_extract_0",
  };
  Offset at = step.begin;
  replace({at, at}, "\n");
  for (const std::string& line : lines) {
    type(at, line);
    at += offset(line.size());
    if (&line == &lines.back()) break;
    // The editor indents the new line.
    const std::string lineBreak = line == "config:" ? "\n      " : "\n    ";
    replace({at, at}, lineBreak);
    at += offset(lineBreak.size());
  }
  replace({step.begin, at + 1}, "");
}

void Typist::removeStep(Span step) {
  const std::string lines(in(step));
  replace(step, "");
  replace({step.begin, step.begin}, lines);
}

void Typist::pasteStep(Span step) {
  std::string lines(in(step));
  lines.insert(std::min(lines.find('\n'), lines.size()), fmt::format("-copy-{}", ++made_));
  replace({step.begin, step.begin}, lines);
  replace({step.begin, step.begin + offset(lines.size())}, "");
}

void Typist::type(Offset at, std::string_view what) {
  for (std::size_t i = 0; i < what.size();) {
    std::size_t end = i + 1;
    while (end < what.size() && (static_cast<unsigned char>(what[end]) & 0xC0U) == 0x80U) ++end;
    replace({at + offset(i), at + offset(i)}, what.substr(i, end - i));
    i = end;
  }
}

void Typist::erase(Offset end, std::size_t count) {
  for (Offset at = end; at > end - offset(count); --at) replace({at - 1, at}, "");
}

void Typist::replace(Span span, std::string_view by) {
  planned_.push_back({span, std::string(by)});
}

Change Typist::apply(const text::Edit& edit) {
  const auto [span, newText] = edit;
  const Change change{lines_.range(text_, span, encoding_), newText};
  text_.replace(span.begin, span.size(), newText);
  lines_.edit(text_, span, offset(newText.size()));
  caret_ = span.begin + offset(newText.size());
  return change;
}

}  // namespace osiris::latency
