#include "plan/bound_query.h"

#include <string_view>

#include "check/fields.h"
#include "oml/param.h"

namespace osiris::plan {
namespace {

using syntax::Value;

std::string valueOf(const oml::Pipeline& pipeline, std::string_view reference) {
  constexpr std::string_view prefix = "params.";
  if (!reference.starts_with(prefix)) return "NULL";
  const Value value = oml::defaultOfParam(pipeline, reference.substr(prefix.size()));
  return value.isScalar() && !value.text().empty() ? std::string(value.text()) : "NULL";
}

}  // namespace

std::pair<std::size_t, std::size_t> BoundQuery::written(std::size_t begin, std::size_t end) const {
  const auto place = [&](std::size_t at, bool isEnd) {
    std::size_t shift = 0;  // of what is written to what is bound; wraps where it became longer
    for (const Replaced& each : replaced) {
      if (at < each.boundBegin || (isEnd && at == each.boundBegin)) break;
      if (at < each.boundEnd || (isEnd && at == each.boundEnd))
        return isEnd ? each.end : each.begin;
      shift = each.end - each.boundEnd;
    }
    return at + shift;
  };
  return {place(begin, false), place(end, true)};
}

std::optional<BoundQuery> boundQuery(const oml::Pipeline& pipeline, const oml::Step& step) {
  const Value query = step.value()["config"]["query"];
  const std::string_view text = check::textOf(query);
  if (text.empty()) return std::nullopt;
  BoundQuery bound;
  std::size_t at = 0;
  for (auto open = text.find("${"); open != std::string_view::npos; open = text.find("${", at)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return std::nullopt;
    bound.text += text.substr(at, open - at);
    const std::size_t begin = bound.text.size();
    bound.text += valueOf(pipeline, text.substr(open + 2, close - open - 2));
    at = close + 1;
    bound.replaced.push_back({open, at, begin, bound.text.size()});
  }
  bound.text += text.substr(at);
  return bound;
}

}  // namespace osiris::plan
