#include "plan/yaml_json.h"

#include <string>

#include "check/wording.h"
#include "plan/python_text.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;
using syntax::Type;
using syntax::Value;

ordered_json refused(const Value& value, const std::string& path, const std::string& why,
                     check::Reporter& reporter) {
  reporter.report(check::code::unreadable_value, value.span(), path, why);
  return nullptr;
}

}  // namespace

ordered_json scalarJson(const Value& value, const std::string& path, check::Reporter& reporter) {
  switch (syntax::typeOf(value)) {
    case Type::boolean:
      return *syntax::booleanOf(value);
    case Type::integer:
      if (const auto exact = syntax::integerOf(value)) return *exact;
      return refused(value, path,
                     check::inQuotes(value.text()) +
                         " is beyond what a whole number can be; write it as text, in quotes",
                     reporter);
    case Type::real:
      return *syntax::numberOf(value);
    case Type::date:
      return pythonDate(value.text());
    case Type::string:
      return std::string(value.text());
    case Type::binary:
      return refused(value, path, "binary data cannot be compiled; write it as text", reporter);
    default:
      return nullptr;
  }
}

bool isOddCollection(const Value& value, const std::string& path, check::Reporter& reporter) {
  const std::string_view tag = value.tag();
  if (syntax::typeOf(value) != Type::set && !tag.ends_with("omap") && !tag.ends_with("pairs"))
    return false;
  reporter.report(check::code::unreadable_value, value.span(), path,
                  "a set or list of pairs cannot be compiled; write a list or a map");
  return true;
}

bool isTextKey(const Value& key, const std::string& path, check::Reporter& reporter) {
  if (syntax::typeOf(key) == Type::string) return true;
  reporter.report(check::code::unreadable_value, key.span(), path,
                  "a key must be text, and Osiris reads " + check::inQuotes(key.text()) + " as " +
                      check::kindOf(key) + "; put it in quotes");
  return false;
}

ordered_json plainJson(const Value& value) {
  if (value.isMapping()) {
    ordered_json map = ordered_json::object();
    for (const auto& [key, child] : value.entries())
      map[std::string(key.text())] = plainJson(child);
    return map;
  }
  if (value.isSequence()) {
    ordered_json list = ordered_json::array();
    for (const Value item : value.items()) list.push_back(plainJson(item));
    return list;
  }
  check::Reporter unheard;
  return scalarJson(value, "", unheard);
}

}  // namespace osiris::plan
