// Codes about the connection a step uses. Those of Osiris keep its names and severities.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code invalid_connection_ref{
    .name = "invalid_connection_ref",
    .severity = Severity::error,
    .summary = "A reference to a connection does not have the form `@family.alias`.",
    .detail =
        "Family and alias are letters, digits, `_` and `-`, with one dot between them: "
        "`\"@mysql.db_crm\"`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql"
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
};

constinit const Code invalid_connection_value{
    .name = "invalid_connection_value",
    .severity = Severity::warning,
    .summary = "`connection` is no reference to a connection.",
    .detail =
        "What does not start with `@` is ignored, and the family's default connection is taken "
        "instead, if "
        "there is one.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config:
      connection: filesystem.local
      path: orders.csv
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config:
      connection: "@filesystem.local"
      path: orders.csv
)"_example,
};

constinit const Code missing_connection{
    .name = "missing_connection",
    .severity = Severity::error,
    .summary = "The step names no connection and its family has no default one.",
    .detail =
        "Without a reference the alias with `default: true` is taken, else the alias called "
        "`default`. Where "
        "neither exists, `config` has to say `connection: \"@family.alias\"`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
    .workspace = R"(
# file: osiris_connections.yaml
connections:
  mysql:
    shop: {host: localhost, database: shop, user: reader, password: "${SHOP_PASSWORD}"}
    crm: {host: localhost, database: crm, user: reader, password: "${CRM_PASSWORD}"}
)"_example,
};

constinit const Code unknown_family{
    .name = "unknown_family",
    .severity = Severity::error,
    .summary = "`osiris_connections.yaml` has no connections of this family.",
    .detail = "The part between `@` and the dot is a key under `connections:` in that file.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysq.shop"
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
    .workspace = R"(
# file: osiris_connections.yaml
connections:
  mysql:
    shop: {host: localhost, database: shop, user: reader, password: "${SHOP_PASSWORD}"}
)"_example,
};

constinit const Code unknown_connection{
    .name = "unknown_connection",
    .severity = Severity::error,
    .summary = "`osiris_connections.yaml` has no connection of this name.",
    .detail =
        "The part behind the dot is an alias: a key under the family in that file. `osiris "
        "connections list` "
        "shows them.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shp"
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
    .workspace = R"(
# file: osiris_connections.yaml
connections:
  mysql:
    shop: {host: localhost, database: shop, user: reader, password: "${SHOP_PASSWORD}"}
)"_example,
};

constinit const Code family_mismatch{
    .name = "family_mismatch",
    .severity = Severity::error,
    .summary = "The connection is of another family than the component.",
    .detail =
        "`mysql.extractor` talks to MySQL and cannot use a connection of the family `supabase`; "
        "Osiris stops "
        "the run there.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@supabase.main"
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
};

constinit const Code forbidden_override{
    .name = "forbidden_override",
    .severity = Severity::error,
    .summary = "A step sets a field that belongs to its connection.",
    .detail =
        "The component's spec says which fields come from the connection and cannot be set beside "
        "it: a step "
        "must not change the account it works with, or the database. Take the field out, or make "
        "another "
        "connection.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      user: admin
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
};

constinit const Code override_warning{
    .name = "override_warning",
    .severity = Severity::warning,
    .summary = "A step sets a field that its connection provides too.",
    .detail = "It is allowed, and the step's value wins. Make sure that this is meant.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: graphql.extractor
    mode: read
    config:
      connection: "@graphql.api"
      query: "{ people { id } }"
      headers: {X-Client: osiris}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: graphql.extractor
    mode: read
    config:
      connection: "@graphql.api"
      query: "{ people { id } }"
)"_example,
};

constinit const Code missing_env{
    .name = "missing_env",
    .severity = Severity::information,
    .summary = "An environment variable is not set here.",
    .detail =
        "Neither the environment nor `.env` beside `osiris_connections.yaml` has it, and no "
        "fallback is given. "
        "Where the pipeline really runs it may well be set, so this is for your information; "
        "`${NAME:-fallback}` works everywhere.",
    .fails = R"(
# The pipeline's password, from the environment.
connections:
  mysql:
    shop: {host: localhost, database: shop, user: reader, password: "${SHOP_PASSWORD}"}
)"_example,
    .passes = R"(
# The password is not needed on this machine.
connections:
  mysql:
    shop: {host: localhost, database: shop, user: reader, password: "${SHOP_PASSWORD:-}"}
)"_example,
    .file = "osiris_connections.yaml",
};

}  // namespace osiris::check::code
