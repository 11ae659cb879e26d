#include "support/marked_text.h"

#include <algorithm>

namespace osiris::test {

MarkedText parseMarkedText(std::string_view marked) {
  MarkedText result;
  std::vector<std::size_t> open;
  while (!marked.empty()) {
    if (marked.starts_with("[[")) {
      open.push_back(result.ranges.size());
      const auto at = static_cast<text::Offset>(result.text.size());
      result.ranges.push_back({at, at});
      marked.remove_prefix(2);
    } else if (marked.starts_with("]]") && !open.empty()) {
      result.ranges[open.back()].end = static_cast<text::Offset>(result.text.size());
      open.pop_back();
      marked.remove_prefix(2);
    } else {
      result.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  return result;
}

std::string mark(std::string_view text, const std::vector<text::Span>& ranges) {
  std::string marked;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    for (const auto& range : ranges) {
      marked += range.end == at && !range.empty() ? "]]" : "";
    }
    for (const auto& range : ranges) {
      marked += range.begin == at ? (range.empty() ? "[[]]" : "[[") : "";
    }
    marked += at < text.size() ? std::string(1, text[at]) : "";
  }
  return marked;
}

CaretText parseCaret(std::string_view marked) {
  CaretText caret{std::string(marked), 0};
  caret.at = static_cast<text::Offset>(caret.text.find('^'));
  caret.text.erase(caret.at, 1);
  return caret;
}

}  // namespace osiris::test
