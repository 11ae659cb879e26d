#include "check/fields.h"

#include <algorithm>
#include <unordered_set>

namespace osiris::check {
namespace {

/// Small maps are searched as they are; large ones, which may be hostile, by hash.
constexpr std::size_t kSmall = 32;

/// Takes entries from the last to the first and keeps the first it sees of each key.
class KeySet {
 public:
  bool add(std::string_view key, const std::vector<Field>& kept) {
    if (kept.size() < kSmall) {
      return std::ranges::none_of(kept,
                                  [&](const Field& field) { return field.key.text() == key; });
    }
    if (keys_.empty()) {
      for (const Field& field : kept) {
        keys_.insert(field.key.text());
      }
    }
    return keys_.insert(key).second;
  }

 private:
  std::unordered_set<std::string_view> keys_;
};

}  // namespace

std::optional<Field> findField(const Value& map, std::string_view key) {
  const auto entry = map.entry(key);
  return entry ? std::optional(Field{entry->key, entry->value}) : std::nullopt;
}

Value fieldValue(const Value& map, std::string_view key) { return map[key]; }

std::vector<Field> fieldsOf(const Value& map) {
  std::vector<Field> all;
  all.reserve(map.size());
  for (const auto& [key, value] : map.entries()) {
    if (key.isScalar()) {
      all.push_back({key, value});
    }
  }
  std::vector<Field> kept;
  kept.reserve(all.size());
  KeySet seen;
  for (auto field = all.rbegin(); field != all.rend(); ++field) {
    if (seen.add(field->key.text(), kept)) {
      kept.push_back(*field);
    }
  }
  std::ranges::reverse(kept);
  return kept;
}

bool isMap(const Value& value) { return value && typeOf(value) == Type::mapping; }

bool isText(const Value& value) { return value && typeOf(value) == Type::string; }

std::string_view textOf(const Value& value) {
  return isText(value) ? value.text() : std::string_view();
}

bool hasReference(const Value& value) {
  return isText(value) && value.text().find("${") != std::string_view::npos;
}

}  // namespace osiris::check
