#include "check/fields.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>

namespace osiris::check {
namespace {

/// No honest file nests merge keys deeper; an alias may hold itself.
constexpr int kMaxMergeDepth = 16;

bool isMergeKey(const Value& key) {
  return key.style() == syntax::Style::plain && key.text() == "<<" && key.tag().empty();
}

std::optional<Field> findMerged(const Value& map, std::string_view key, int depth);

std::optional<Field> find(const Value& map, std::string_view key, int depth) {
  std::optional<Field> found;
  bool merges = false;
  for (const auto& [name, value] : map.entries()) {
    if (name.isScalar() && name.text() == key && !isMergeKey(name)) {
      found = Field{name, value, name.span()};
    }
    merges = merges || isMergeKey(name);
  }
  return found || !merges ? found : findMerged(map, key, depth);
}

/// Of two `<<` the later wins; of the items of one the earlier.
std::optional<Field> findMerged(const Value& map, std::string_view key, int depth) {
  std::optional<Field> found;
  if (depth >= kMaxMergeDepth) {
    return found;
  }
  for (const auto& [name, value] : map.entries()) {
    if (!isMergeKey(name)) {
      continue;
    }
    std::optional<Field> here;
    if (value.isMapping()) {
      here = find(value, key, depth + 1);
    }
    for (const Value item : value.items()) {
      if (!here && item.isMapping()) {
        here = find(item, key, depth + 1);
      }
    }
    if (here) {
      found = Field{here->key, here->value, value.span(), true};
    }
  }
  return found;
}

/// Collects each key once: what comes first wins, so the last of an own key must come first.
class Collector {
 public:
  void addOwn(const Value& map, text::Span mergedAt, int depth) {
    const std::size_t start = fields_.size();
    std::vector<Entry> own;
    for (const auto& entry : map.entries()) {
      if (entry.key.isScalar() && !isMergeKey(entry.key)) {
        own.push_back({entry.key, entry.value});
      }
    }
    for (auto entry = own.rbegin(); entry != own.rend(); ++entry) {
      add(entry->key, entry->value, depth == 0 ? entry->key.span() : mergedAt, depth > 0);
    }
    std::reverse(fields_.begin() + static_cast<std::ptrdiff_t>(start), fields_.end());
    addMerged(map, mergedAt, depth);
  }

  std::vector<Field> take() { return std::move(fields_); }

 private:
  struct Entry {
    Value key;
    Value value;
  };

  void add(const Value& key, const Value& value, text::Span at, bool merged) {
    if (isNew(key.text())) {
      fields_.push_back({key, value, at, merged});
    }
  }

  /// Small maps are searched as they are; large ones, which may be hostile, by hash.
  bool isNew(std::string_view key) {
    if (fields_.size() < 32) {
      for (const Field& field : fields_) {
        if (field.key.text() == key) {
          return false;
        }
      }
      return true;
    }
    if (seen_.empty()) {
      for (const Field& field : fields_) {
        seen_.insert(field.key.text());
      }
    }
    return seen_.insert(key).second;
  }

  void addMerged(const Value& map, text::Span mergedAt, int depth) {
    std::vector<Value> sources;
    for (const auto& [name, value] : map.entries()) {
      if (isMergeKey(name)) {
        sources.push_back(value);
      }
    }
    if (sources.empty() || depth >= kMaxMergeDepth) {
      return;
    }
    for (auto source = sources.rbegin(); source != sources.rend(); ++source) {
      const text::Span at = depth == 0 ? source->span() : mergedAt;
      if (source->isMapping() && isNewSource(*source)) {
        addOwn(*source, at, depth + 1);
      }
      for (const Value item : source->items()) {
        if (item.isMapping() && isNewSource(item)) {
          addOwn(item, at, depth + 1);
        }
      }
    }
  }

  /// Aliases of aliases multiply; the same map adds nothing the second time.
  bool isNewSource(const Value& map) {
    const auto entries = map.entries();
    const bool empty = !(entries.begin() != entries.end());
    return !empty && sources_.insert((*entries.begin()).key.index()).second;
  }

  std::vector<Field> fields_;
  std::unordered_set<std::string_view> seen_;
  std::unordered_set<std::uint32_t> sources_;
};

}  // namespace

text::Span Field::valueSpan() const {
  return merged || value.span().empty() ? keySpan : value.span();
}

std::optional<Field> findField(const Value& map, std::string_view key) {
  return map ? find(map, key, 0) : std::nullopt;
}

Value fieldValue(const Value& map, std::string_view key) {
  const auto field = findField(map, key);
  return field ? field->value : Value();
}

std::vector<Field> fieldsOf(const Value& map) {
  Collector collector;
  if (map) {
    collector.addOwn(map, {}, 0);
  }
  return collector.take();
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
