// Codes about parameters, profiles and `${…}`.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code unresolved_param{
    .name = "unresolved_param",
    .severity = Severity::error,
    .summary = "`${params.NAME}` refers to a parameter that is declared nowhere.",
    .detail =
        "A parameter is declared under `params:` at the top of the file, or gets its value from a "
        "profile. "
        "Osiris stops at a reference it cannot resolve.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  table: {type: string, default: orders}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.tabel}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  table: {type: string, default: orders}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
};

constinit const Code unused_param{
    .name = "unused_param",
    .severity = Severity::hint,
    .summary = "A parameter is declared and never used.",
    .detail =
        "Nothing refers to it as `${params.NAME}`. It can go, unless a reference to it was "
        "misspelt.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
  day: "2024-01-01"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
};

constinit const Code param_type{
    .name = "param_type",
    .severity = Severity::error,
    .summary = "A parameter's type is unknown, or a value is not of that type.",
    .detail =
        "Types are `string`, `int` (or `integer`), `number`, `bool`, `list` and `map`. The "
        "default, the values "
        "under `enum`, `min`, `max`, and what profiles set have to fit. Osiris reads YAML 1.1: "
        "`no` is a truth "
        "value and `2024-01-01` a date; text of that kind needs quotes.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, default: many}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: SELECT * FROM orders LIMIT ${params.limit}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, default: 100}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: SELECT * FROM orders LIMIT ${params.limit}
)"_example,
};

constinit const Code param_value{
    .name = "param_value",
    .severity = Severity::error,
    .summary =
        "A parameter's default, or a profile's value, is not one that its declaration allows.",
    .detail = "It is not among the values of `enum`, or it lies outside `min` and `max`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, default: 1000, max: 100}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: SELECT * FROM orders LIMIT ${params.limit}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, default: 100, max: 100}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: SELECT * FROM orders LIMIT ${params.limit}
)"_example,
};

constinit const Code unknown_param_key{
    .name = "unknown_param_key",
    .severity = Severity::warning,
    .summary = "A key in a parameter's declaration means nothing.",
    .detail =
        "Known are `type`, `default`, `enum`, `min`, `max`, `description` and `sensitive`. A "
        "warning when one "
        "of them is spelt nearly so, else a hint.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, defualt: 100}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: SELECT * FROM orders LIMIT ${params.limit}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, default: 100}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: SELECT * FROM orders LIMIT ${params.limit}
)"_example,
};

constinit const Code invalid_profile{
    .name = "invalid_profile",
    .severity = Severity::warning,
    .summary = "A profile is not a map of `params` and `config`.",
    .detail =
        "Each key under `profiles:` is the name of a profile; its `params` map sets parameters for "
        "it.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
profiles:
  prod: {parms: {table: orders_prod}}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
profiles:
  prod: {params: {table: orders_prod}}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
};

constinit const Code unknown_profile{
    .name = "unknown_profile",
    .severity = Severity::hint,
    .summary = "A profile's name is none of those that `osiris.yaml` lists.",
    .detail =
        "`filesystem.profiles.values` in `osiris.yaml` names the profiles of the workspace. A "
        "profile with "
        "another name is never chosen.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
profiles:
  porduction: {params: {table: orders_prod}}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
profiles:
  production: {params: {table: orders_prod}}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
    .workspace = R"(
# file: osiris.yaml
version: "2.0"
filesystem:
  profiles: {enabled: true, values: [dev, production], default: dev}
)"_example,
};

constinit const Code incomplete_reference{
    .name = "incomplete_reference",
    .severity = Severity::warning,
    .summary = "`${` has no closing brace.",
    .detail =
        "`${params.NAME}`, `${NAME}` and `${STEP-ID.df}` end with `}`. Without it the text is "
        "taken as it "
        "stands.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
params:
  table: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: ${params.table}
)"_example,
};

}  // namespace osiris::check::code
