#include "ide/spec_value.h"

#include "check/edits.h"

namespace osiris::ide {

std::string textIn(const nlohmann::ordered_json& schema, const char* name) {
  const auto found = schema.find(name);
  return found != schema.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string spelled(const nlohmann::ordered_json& value) {
  return value.is_string() ? check::spell(value.get<std::string>()) : value.dump();
}

}  // namespace osiris::ide
