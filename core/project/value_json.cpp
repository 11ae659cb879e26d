#include "project/value_json.h"

#include <string>

#include "syntax/yaml11.h"

namespace osiris::project {
namespace {

using nlohmann::ordered_json;
using syntax::Type;
using syntax::Value;

constexpr int deepest = 100;

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
      for (const syntax::Entry entry : value.entries())
        map[std::string(entry.key.text())] = of(entry.value, depth + 1);
      return map;
    }
    return scalarJson(value);
  }

 private:
  std::size_t left_;
  bool failed_ = false;
};

}  // namespace

std::optional<ordered_json> toJson(const Value& value, std::size_t limit) {
  Copy copy(limit);
  ordered_json json = copy.of(value, 0);
  return copy.failed() ? std::nullopt : std::optional(std::move(json));
}

nlohmann::json scalarJson(const Value& value) {
  switch (syntax::typeOf(value)) {
    case Type::boolean:
      return *syntax::booleanOf(value);
    case Type::integer:
      if (const auto exact = syntax::integerOf(value)) return *exact;
      return *syntax::numberOf(value);
    case Type::real:
      return *syntax::numberOf(value);
    case Type::date:
    case Type::string:
    case Type::binary:
      return std::string(value.text());
    default:
      return nullptr;
  }
}

}  // namespace osiris::project
