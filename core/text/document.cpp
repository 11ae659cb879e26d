#include "text/document.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace osiris::text {

Document::Document(std::string path, std::string text, int version)
    : path_(std::move(path)), text_(std::move(text)), lines_(text_), version_(version) {}

void Document::apply(const Edit& edit) {
  assert(edit.span.begin <= edit.span.end && edit.span.end <= text_.size());
  text_.replace(edit.span.begin, edit.span.size(), edit.newText);
  lines_.edit(text_, edit.span, static_cast<Offset>(edit.newText.size()));
}

Edit Document::apply(Range range, std::string_view newText, Encoding encoding) {
  Edit edit{lines_.span(text_, range, encoding), std::string(newText)};
  edit.span.end = std::max(edit.span.begin, edit.span.end);
  apply(edit);
  return edit;
}

void Document::assign(std::string text) {
  text_ = std::move(text);
  lines_ = LineIndex(text_);
}

}  // namespace osiris::text
