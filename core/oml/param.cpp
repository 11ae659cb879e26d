#include "oml/param.h"

namespace osiris::oml {

syntax::Value defaultOfParam(const Pipeline& pipeline, std::string_view param) {
  const syntax::Value declared = pipeline.root()["params"][param];
  return declared.isMapping() ? declared["default"] : declared;
}

std::string variableOfParam(std::string_view param) {
  std::string name = "OSIRIS_PARAM_";
  for (const char c : param) name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return name;
}

}  // namespace osiris::oml
