#include "syntax/value.h"

namespace osiris::syntax {

Kind Value::kind() const { return *this ? node().kind : Kind::null; }
Style Value::style() const { return *this ? node().style : Style::none; }

text::Span Value::span() const { return *this ? node().span.shifted(base_) : text::Span{}; }

std::string_view Value::text() const {
  if (!*this || isMapping() || isSequence()) return {};
  const Node& self = node();
  return std::string_view(owner_->characters).substr(self.text, self.textSize);
}

const Properties* Value::properties() const {
  return *this && node().props != 0 ? &owner_->properties[node().props] : nullptr;
}

std::string_view Value::anchor() const {
  const Properties* props = properties();
  return props != nullptr ? std::string_view(props->anchor) : std::string_view();
}

std::string_view Value::tag() const {
  const Properties* props = properties();
  return props != nullptr ? std::string_view(props->tag) : std::string_view();
}

std::size_t Value::size() const { return isMapping() || isSequence() ? node().textSize : 0; }

std::optional<Entry> Value::entry(std::string_view key) const {
  std::optional<Entry> found;
  for (const Entry entry : entries()) {
    if (entry.key.isScalar() && entry.key.text() == key) found = entry;
  }
  return found;
}

Value Value::operator[](std::string_view key) const {
  const std::optional<Entry> found = entry(key);
  return found ? found->value : Value();
}

Value::Items Value::items() const {
  return isSequence() ? Items(owner_, node().child, base_) : Items(owner_, 0, base_);
}

Value::Entries Value::entries() const {
  return isMapping() ? Entries(owner_, node().child, base_) : Entries(owner_, 0, base_);
}

}  // namespace osiris::syntax
