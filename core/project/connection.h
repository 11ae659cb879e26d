// osiris_connections.yaml: where data lives. Values are kept as written; what a variable holds is
// never read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/value.h"
#include "text/span.h"

namespace osiris::project {

/// One field of a connection, as written; a value from the environment is never kept.
struct ConnectionValue {
  std::string name;
  std::string text;      ///< as written: "${MYSQL_PASSWORD}"; empty for a list or map
  text::Span span;       ///< of the value
};

/// One alias of a family in osiris_connections.yaml.
struct Connection {
  std::string family;
  std::string alias;
  bool isDefault = false;  ///< `default: true`
  std::vector<ConnectionValue> fields;  ///< without `default`
  text::Span span;         ///< the alias' key
  /// Names of variables (`${NAME}` without a fallback) its fields refer to, each once.
  std::vector<std::string> variables;

  [[nodiscard]] const ConnectionValue* field(std::string_view name) const;
};

/// A connection's name taken apart.
struct ConnectionName {
  std::string_view family;
  std::string_view alias;  ///< empty where there is no dot
};

/// Of "family.alias".
[[nodiscard]] ConnectionName connectionName(std::string_view name);
/// True for `@family.alias` and nothing else, in the form that Osiris demands.
[[nodiscard]] bool isConnectionReference(std::string_view text);

/// The map of families of a connections file: what stands under `connections:`, else, in older
/// files, the document itself. Absent when there is none.
[[nodiscard]] syntax::Value connectionFamilies(const syntax::Value& document);

/// All aliases, in the order of the file. What has not the shape of a connection is left out.
[[nodiscard]] std::vector<Connection> readConnections(const syntax::Value& document);

/// One `${NAME}` or `${NAME:-fallback}` in a text.
struct VariableUse {
  std::string_view name;      ///< points into the text
  bool hasFallback = false;
  text::Span span;            ///< within the text, `${` to `}`
};

/// All well-formed uses, in order. `${params.x}` and half-typed ones are none.
[[nodiscard]] std::vector<VariableUse> variableUses(std::string_view text);

/// Names that a `.env` file sets to something; an empty value is no value, as Osiris has it.
[[nodiscard]] std::vector<std::string> readEnvFile(std::string_view text);

/// The variables of a `.env` file whose names begin with `prefix`, with what they hold: for those
/// that are no secrets, such as OSIRIS_PARAM_… `${…}` in a value stays as it is.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> readEnvValues(
    std::string_view text, std::string_view prefix);

}  // namespace osiris::project
