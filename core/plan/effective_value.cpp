#include "plan/effective_value.h"

#include <optional>
#include <utility>

#include "check/sql_words.h"
#include "oml/param.h"
#include "project/value_json.h"

namespace osiris::plan {
namespace {

using Json = nlohmann::json;

constexpr std::string_view paramPrefix = "${params.";

std::optional<Json> defaultOf(const oml::Pipeline& pipeline, std::string_view name) {
  const syntax::Value value = oml::defaultOfParam(pipeline, name);
  if (!value || value.isNull()) return std::nullopt;
  const auto json = project::toJson(value);
  return json ? std::optional<Json>(*json) : std::nullopt;
}

std::string asText(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

void substitute(const oml::Pipeline& pipeline, Json& value) {
  if (value.is_structured()) {
    for (Json& child : value) substitute(pipeline, child);
    return;
  }
  if (!value.is_string()) return;
  const std::string text = value.get<std::string>();
  std::string made;
  std::size_t at = 0;
  for (auto open = text.find(paramPrefix); open != std::string::npos;
       open = text.find(paramPrefix, at)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    const std::size_t name = open + paramPrefix.size();
    auto found = defaultOf(pipeline, std::string_view(text).substr(name, close - name));
    if (found && open == 0 && close + 1 == text.size()) {
      value = std::move(*found);
      return;
    }
    made += text.substr(at, open - at);
    made += found ? asText(*found) : text.substr(open, close + 1 - open);
    at = close + 1;
  }
  if (at > 0) value = made + text.substr(at);
}

}  // namespace

Json effectiveValue(const oml::Pipeline& pipeline, const syntax::Value& value) {
  const auto ordered = project::toJson(value);
  if (!ordered) return nullptr;
  Json json = *ordered;
  substitute(pipeline, json);
  return json;
}

std::string asSql(std::string_view text) {
  std::string sql;
  std::size_t at = 0;
  for (const check::SqlToken& token : check::sqlTokens(text, check::SqlDialect::standard)) {
    if (token.kind != check::SqlToken::Kind::reference) continue;
    sql += text.substr(at, token.begin - at);
    sql += '"';
    for (const char c : text.substr(token.begin, token.end - token.begin)) {
      if (c != '"') sql += c;
    }
    sql += '"';
    at = token.end;
  }
  return sql.append(text.substr(at));
}

bool hasHalfReference(std::string_view text) {
  for (auto open = text.find("${"); open != std::string_view::npos;
       open = text.find("${", open + 2)) {
    if (text.find('}', open) == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace osiris::plan
