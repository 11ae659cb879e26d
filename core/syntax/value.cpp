#include "syntax/value.h"

namespace osiris::syntax {

std::string_view Value::anchor() const {
  const Properties* props = properties();
  return props != nullptr ? std::string_view(props->anchor) : std::string_view();
}

std::size_t Value::size() const { return isMapping() || isSequence() ? node().textSize : 0; }

std::optional<Entry> Value::entry(std::string_view key) const {
  if (!isMapping()) return std::nullopt;
  const std::vector<Node>& nodes = owner_->nodes;
  const char* characters = owner_->characters.data();
  std::uint32_t found = 0;
  for (std::uint32_t at = node().child; at != 0; at = nodes[nodes[at].next].next) {
    const Node& name = nodes[at];
    if (name.textSize == key.size() && name.kind != Kind::mapping && name.kind != Kind::sequence &&
        key == std::string_view(characters + name.text, name.textSize))
      found = at;
  }
  if (found == 0) return std::nullopt;
  return Entry{Value(owner_, found, base_), Value(owner_, nodes[found].next, base_)};
}

Value Value::operator[](std::string_view key) const {
  const std::optional<Entry> found = entry(key);
  return found ? found->value : Value();
}

}  // namespace osiris::syntax
