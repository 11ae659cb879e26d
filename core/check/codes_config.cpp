// Codes about `config`: what a step tells its component. Those of Osiris keep its names and
// severities.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code unknown_config_key{
    .name = "unknown_config_key",
    .severity = Severity::error,
    .summary = "The component knows no such key in `config`.",
    .detail =
        "What a component takes is in its spec: `osiris components show NAME`. Osiris refuses keys "
        "it does not "
        "know, also ones that start with `x-`; notes of your own go beside `config`, not into it.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      quey: SELECT * FROM orders
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
      query: SELECT * FROM orders
)"_example,
};

constinit const Code missing_config_key{
    .name = "missing_config_key",
    .severity = Severity::error,
    .summary = "The component cannot do without a key that is not in `config`.",
    .detail =
        "Some keys may come from a connection: with `connection: \"@family.alias\"` in `config` "
        "they need not "
        "stand here.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
    config: {}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
)"_example,
};

constinit const Code missing_config{
    .name = "missing_config",
    .severity = Severity::warning,
    .summary = "A step has no `config`, and its component cannot do without one.",
    .detail =
        "Osiris' own validator looks at `config` only where there is one, so that a step without "
        "it passes and "
        "fails when it runs.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
    config:
      query: SELECT 1 AS one
)"_example,
};

constinit const Code missing_config_field{
    .name = "missing_config_field",
    .severity = Severity::error,
    .summary = "`filesystem.csv_writer` has no `path`.",
    .detail =
        "Osiris says this besides `missing_config_key`: the writer must know which file to write.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      delimiter: ";"
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      delimiter: ";"
)"_example,
};

constinit const Code missing_required_field{
    .name = "missing_required_field",
    .severity = Severity::error,
    .summary = "A writer that replaces or updates rows has no `primary_key`.",
    .detail =
        "`replace` and `upsert` need to know which columns tell one row from another: "
        "`primary_key: order_id`, "
        "or a list of columns. `mysql.writer` calls the same thing `upsert_keys` and knows no "
        "`primary_key`; "
        "Osiris 0.5 asks for one all the same, so there only `append` passes its validator.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: load
    component: supabase.writer
    mode: write
    config:
      connection: "@supabase.main"
      table: orders
      write_mode: upsert
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: load
    component: supabase.writer
    mode: write
    config:
      connection: "@supabase.main"
      table: orders
      write_mode: upsert
      primary_key: order_id
)"_example,
};

constinit const Code unknown_write_mode{
    .name = "unknown_write_mode",
    .severity = Severity::warning,
    .summary = "The write mode is none that Osiris knows.",
    .detail =
        "Known are `append`, `replace`, `truncate` and `upsert`, in small letters. `mysql.writer` "
        "calls the key "
        "`mode`, other writers `write_mode`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: load
    component: supabase.writer
    mode: write
    config:
      connection: "@supabase.main"
      table: orders
      write_mode: apend
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: load
    component: supabase.writer
    mode: write
    config:
      connection: "@supabase.main"
      table: orders
      write_mode: append
)"_example,
};

constinit const Code invalid_config_value{
    .name = "invalid_config_value",
    .severity = Severity::error,
    .summary = "An option of `filesystem.csv_writer` has a value it cannot take.",
    .detail = "`delimiter` is text, and `newline` is `lf` or `crlf`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      newline: cr
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      newline: lf
)"_example,
};

constinit const Code unsupported_encoding{
    .name = "unsupported_encoding",
    .severity = Severity::warning,
    .summary = "`filesystem.csv_writer` may not be able to write this encoding.",
    .detail = "Known are `utf-8`, `utf-16`, `ascii` and `latin-1`, in small letters.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      encoding: UTF8
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      encoding: utf-8
)"_example,
};

constinit const Code config_type{
    .name = "config_type",
    .severity = Severity::error,
    .summary = "A value in `config` is of the wrong kind.",
    .detail =
        "The component's spec says what each key takes: text, a number, a list. Without quotes a "
        "number is a "
        "number, also where text is meant. A value that holds `${…}` is not judged, as nobody "
        "knows yet what "
        "will stand there.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
      limit: many
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
      limit: 100
)"_example,
};

constinit const Code config_enum{
    .name = "config_enum",
    .severity = Severity::error,
    .summary = "A value in `config` is none of those that the component takes.",
    .detail = "The message lists them, the likeliest first.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      quoting: minimum
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.csv
      quoting: minimal
)"_example,
};

constinit const Code config_bounds{
    .name = "config_bounds",
    .severity = Severity::error,
    .summary = "A value in `config` is too small, too large, too short or too long.",
    .detail = "The component's spec sets the limits; `osiris components show NAME` prints them.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
      batch_size: 10
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
      batch_size: 1000
)"_example,
};

constinit const Code config_pattern{
    .name = "config_pattern",
    .severity = Severity::warning,
    .summary = "A value in `config` does not have the form that the component expects.",
    .detail =
        "The spec gives the form as a regular expression. A warning only, because forms in specs "
        "tend to be "
        "narrower than what works: a service under an address of your own, for one.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: supabase.extractor
    mode: read
    config:
      connection: "@supabase.main"
      url: http://shop.supabase.co
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: supabase.extractor
    mode: read
    config:
      connection: "@supabase.main"
      url: https://shop.supabase.co
      table: orders
)"_example,
};

constinit const Code config_constraint{
    .name = "config_constraint",
    .severity = Severity::warning,
    .summary = "Two keys of `config` do not go together.",
    .detail =
        "The component's spec says: when this key is set so, that one must be set so. The message "
        "is the spec's "
        "own.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.tsv
      delimiter: "\t"
      quoting: all
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: export
    component: filesystem.csv_writer
    mode: write
    config:
      path: out/orders.tsv
      delimiter: "\t"
      quoting: minimal
)"_example,
};

constinit const Code ambiguous_scalar{
    .name = "ambiguous_scalar",
    .severity = Severity::warning,
    .summary = "A value without quotes is something else to Osiris than it looks like.",
    .detail =
        "Osiris reads YAML 1.1, where `yes`, `no`, `on` and `off` are truth values, `1:30` is the "
        "number 90 and "
        "`2024-01-01` a date. Where the component takes text, put quotes around it. The other way "
        "round `1e3` "
        "and `0o17` are text to Osiris, where a number is meant: write `1000` and `15`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: on
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
      table: "on"
)"_example,
};

constinit const Code query_and_table{
    .name = "query_and_table",
    .severity = Severity::warning,
    .summary = "`config` has both `query` and `table`.",
    .detail = "The component reads what the query says and ignores `table`, and with it `columns`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
      query: SELECT * FROM orders
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
      query: SELECT * FROM orders
)"_example,
};

constinit const Code query_or_table_missing{
    .name = "query_or_table_missing",
    .severity = Severity::error,
    .summary = "`config` says neither `query` nor `table`.",
    .detail = "The component takes either, and with neither it does not know what to read.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
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

constinit const Code inline_secret{
    .name = "inline_secret",
    .severity = Severity::error,
    .summary = "A secret stands in the file.",
    .detail =
        "A pipeline goes into version control, where a password stays for ever. `osiris compile` "
        "refuses text "
        "of more than four characters under a key such as `password`, `token`, `api_key`, `key` or "
        "`dsn`, "
        "unless it starts with `${`. Keep the secret in an environment variable (or in `.env`, "
        "which version "
        "control ignores) and write `${NAME}`, or leave the key to a connection. A secret that has "
        "been saved "
        "once should be changed.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      host: localhost
      database: shop
      user: reader
      password: hunter2
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
      host: localhost
      database: shop
      user: reader
      password: ${SHOP_PASSWORD}
      table: orders
)"_example,
};

}  // namespace osiris::check::code
