#include "project/value_json.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using nlohmann::ordered_json;
using syntax::Entry;
using syntax::Type;
using syntax::Value;

constexpr int deepest = 100;

bool isMergeKey(const Value& key) { return key.style() == syntax::Style::plain && key.text() == "<<"; }

/// Adds what a `<<` brings: a map, or a list of maps of which the earlier win. `budget` bounds the
/// work, since merges may multiply as aliases do.
void addMerged(const Value& source, std::vector<Entry>& entries, int& budget) {
  if (--budget < 0) return;
  for (const Value item : source.items()) {
    if (item.isMapping()) addMerged(item, entries, budget);
  }
  const auto isNew = [&](const Value& key) {
    return std::ranges::none_of(entries, [&](const Entry& entry) { return entry.key.text() == key.text(); });
  };
  for (const Entry entry : source.entries()) {
    if (!isMergeKey(entry.key) && --budget >= 0 && isNew(entry.key)) entries.push_back(entry);
  }
  for (const Entry entry : source.entries()) {
    if (isMergeKey(entry.key)) addMerged(entry.value, entries, budget);
  }
}

/// Copies a tree within a budget of nodes and depth.
class Copy {
 public:
  explicit Copy(std::size_t limit) : left_(limit) {}

  [[nodiscard]] bool failed() const { return failed_; }

  ordered_json of(const Value& value, int depth) {
    if (depth > deepest || left_ == 0) failed_ = true;
    if (failed_) return nullptr;
    --left_;
    if (value.isSequence()) {
      ordered_json list = ordered_json::array();
      for (const Value item : value.items()) list.push_back(of(item, depth + 1));
      return list;
    }
    if (value.isMapping()) {
      ordered_json map = ordered_json::object();
      for (const Entry& entry : mergedEntries(value)) map[std::string(entry.key.text())] = of(entry.value, depth + 1);
      return map;
    }
    return scalarJson(value);
  }

 private:
  std::size_t left_;
  bool failed_ = false;
};

}  // namespace

std::vector<Entry> mergedEntries(const Value& mapping) {
  std::vector<Entry> entries;
  if (!mapping.isMapping()) return entries;
  entries.reserve(mapping.size());
  bool merges = false;
  for (const Entry entry : mapping.entries()) {
    if (isMergeKey(entry.key)) {
      merges = true;
    } else {
      entries.push_back(entry);
    }
  }
  if (!merges) return entries;
  int budget = 2000;
  for (const Entry entry : mapping.entries()) {
    if (isMergeKey(entry.key)) addMerged(entry.value, entries, budget);
  }
  return entries;
}

std::optional<ordered_json> toJson(const Value& value, std::size_t limit) {
  Copy copy(limit);
  ordered_json json = copy.of(value, 0);
  return copy.failed() ? std::nullopt : std::optional(std::move(json));
}

nlohmann::json scalarJson(const Value& value) {
  switch (syntax::typeOf(value)) {
    case Type::boolean: return *syntax::booleanOf(value);
    case Type::integer:
      if (const auto exact = syntax::integerOf(value)) return *exact;
      return *syntax::numberOf(value);
    case Type::real: {
      const double number = *syntax::numberOf(value);
      const bool isWhole = std::abs(number) < 9007199254740992.0 && std::trunc(number) == number;
      return isWhole ? nlohmann::json(static_cast<std::int64_t>(number)) : nlohmann::json(number);
    }
    case Type::date:
    case Type::string:
    case Type::binary: return std::string(value.text());
    default: return nullptr;
  }
}

}  // namespace osiris::project
