#include "oml/param_variable.h"

namespace osiris::oml {

std::string variableOfParam(std::string_view param) {
  std::string name = "OSIRIS_PARAM_";
  for (const char c : param) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return name;
}

}  // namespace osiris::oml
