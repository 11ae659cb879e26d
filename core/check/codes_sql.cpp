// Codes about SQL inside a pipeline.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code sql_syntax{
    .name = "sql_syntax",
    .severity = Severity::error,
    .summary = "A query cannot be parsed.",
    .detail =
        "A `duckdb.processor` runs DuckDB's SQL; the message is the engine's own, and the place is "
        "where it "
        "stopped. A query with `${…}` in it is not judged: nobody knows yet what will "
        "stand there.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
    config:
      query: SELECT one two three FROM
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

constinit const Code sql_binding{
    .name = "sql_binding",
    .severity = Severity::error,
    .summary = "A query names a table, column or function that does not exist.",
    .detail =
        "A `duckdb.processor` sees each step it needs as the table `df_<id>`, where every "
        "character that is not "
        "a letter, a digit or `_` is `_`. The message offers what comes nearest.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
    config:
      query: SELECT lenght('one') AS n
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: shape
    component: duckdb.processor
    mode: transform
    config:
      query: SELECT length('one') AS n
)"_example,
};

constinit const Code sql_not_read_only{
    .name = "sql_not_read_only",
    .severity = Severity::error,
    .summary = "A query that should only read would change something.",
    .detail =
        "An extractor reads: its query is one SELECT, or a WITH that ends in a SELECT. Statements "
        "that write, "
        "and a second statement behind `;`, have no place in it.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      query: DELETE FROM orders WHERE paid = 0
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
      query: SELECT * FROM orders WHERE paid = 1
)"_example,
};

constinit const Code deprecated_input_df{
    .name = "deprecated_input_df",
    .severity = Severity::hint,
    .summary = "A query uses the old table name `input_df`.",
    .detail =
        "With exactly one needed step its rows are still found under that name. The name that "
        "always works, "
        "also when a second step is added, is `df_` and the step's id, with `_` for every "
        "character that is not "
        "a letter, a digit or `_`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: filesystem.csv_extractor
    mode: read
    config: {path: orders.csv}
  - id: count
    component: duckdb.processor
    mode: transform
    needs: [read-orders]
    config:
      query: SELECT count(*) AS orders FROM input_df
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: filesystem.csv_extractor
    mode: read
    config: {path: orders.csv}
  - id: count
    component: duckdb.processor
    mode: transform
    needs: [read-orders]
    config:
      query: SELECT count(*) AS orders FROM df_read_orders
)"_example,
};

}  // namespace osiris::check::code
