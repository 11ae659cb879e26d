#include "plan/bound_query.h"

#include <string_view>

#include "check/fields.h"

namespace osiris::plan {
namespace {

using syntax::Value;

std::string valueOf(const oml::Pipeline& pipeline, std::string_view reference) {
  constexpr std::string_view prefix = "params.";
  if (!reference.starts_with(prefix)) return "NULL";
  const Value param = pipeline.root()["params"][reference.substr(prefix.size())];
  const Value value = param.isMapping() ? param["default"] : param;
  return value.isScalar() && !value.text().empty() ? std::string(value.text()) : "NULL";
}

}  // namespace

std::optional<std::string> boundQuery(const oml::Pipeline& pipeline, const oml::Step& step) {
  const Value query = step.value()["config"]["query"];
  const std::string_view text = check::textOf(query);
  if (text.empty()) return std::nullopt;
  std::string bound;
  std::size_t at = 0;
  for (auto open = text.find("${"); open != std::string_view::npos; open = text.find("${", at)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return std::nullopt;
    bound += text.substr(at, open - at);
    bound += valueOf(pipeline, text.substr(open + 2, close - open - 2));
    at = close + 1;
  }
  return bound += text.substr(at);
}

}  // namespace osiris::plan
