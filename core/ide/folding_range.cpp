#include "ide/folding_range.h"

#include <algorithm>

namespace osiris::ide {
namespace {

using syntax::Value;
using text::Offset;
using text::Span;

class Folder {
 public:
  explicit Folder(std::string_view text) : text_(text) {}

  void visit(const Value& value) {
    if (value.copied()) return;
    for (const auto [key, member] : value.entries()) {
      add(key.span().begin, member.span().end);
      visit(member);
    }
    for (const Value item : value.items()) {
      add(item.span().begin, item.span().end);
      visit(item);
    }
  }

  /// Only what goes over a line's end; blank lines behind it are not folded.
  void add(Offset begin, Offset end) {
    end = std::min(end, static_cast<Offset>(text_.size()));
    while (end > begin &&
           (text_[end - 1] == '\n' || text_[end - 1] == '\r' || text_[end - 1] == ' '))
      --end;
    if (text_.substr(begin, end - begin).find('\n') != std::string_view::npos)
      found.push_back({begin, end});
  }

  std::vector<Span> found;

 private:
  std::string_view text_;
};

}  // namespace

std::vector<Span> foldingRanges(const oml::Pipeline& pipeline) {
  Folder folder(pipeline.source);
  folder.visit(pipeline.root());
  for (const oml::PlacedStep& step : pipeline.steps) {
    folder.add(step.base, step.base + static_cast<Offset>(step.step->source.size()));
    for (const auto [key, member] : step.value().entries()) {
      if (key.copied()) continue;
      folder.add(key.span().begin, member.span().end);
      folder.visit(member);
    }
  }
  return std::move(folder.found);
}

}  // namespace osiris::ide
