// Codes about steps among each other: ids, needs, order, targets.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code duplicate_id{
    .name = "duplicate_id",
    .severity = Severity::error,
    .summary = "Two steps have the same `id`.",
    .detail =
        "An id names one step: in `needs`, in run logs, in the names of tables that a "
        "`duckdb.processor` sees.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: read
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
)"_example,
};

constinit const Code unknown_dependency{
    .name = "unknown_dependency",
    .severity = Severity::error,
    .summary = "`needs` names a step that does not exist.",
    .detail = "Each item of `needs` is the `id` of a step of the same file, letter for letter.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read-order]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read-orders]
)"_example,
};

constinit const Code self_dependency{
    .name = "self_dependency",
    .severity = Severity::error,
    .summary = "A step needs itself.",
    .detail = "It would wait for its own end, for ever.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [load]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read]
)"_example,
};

constinit const Code duplicate_dependency{
    .name = "duplicate_dependency",
    .severity = Severity::warning,
    .summary = "`needs` names the same step twice.",
    .detail = "Once is enough; the second time often was meant to be another step.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read, read]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read]
)"_example,
};

constinit const Code dependency_cycle{
    .name = "dependency_cycle",
    .severity = Severity::error,
    .summary = "Steps wait for each other in a circle.",
    .detail =
        "None of them can ever start. A step without `needs` counts as needing the step written "
        "before it, "
        "which may close the circle where nothing is written; `needs: []` opens it there.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: clean
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: [enrich]
  - id: enrich
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: [clean]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: clean
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: []
  - id: enrich
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: [clean]
)"_example,
};

constinit const Code unreachable_step{
    .name = "unreachable_step",
    .severity = Severity::warning,
    .summary = "A step waits for steps that can never run.",
    .detail =
        "It needs, perhaps by way of others, a step that is part of a circle of dependencies. Mend "
        "the circle "
        "and this goes too.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: clean
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: [enrich]
  - id: enrich
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: [clean]
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [enrich]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: clean
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: []
  - id: enrich
    component: duckdb.processor
    mode: transform
    config: {query: SELECT 1 AS one}
    needs: [clean]
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [enrich]
)"_example,
};

constinit const Code unused_step{
    .name = "unused_step",
    .severity = Severity::hint,
    .summary = "Nothing uses the rows of this step.",
    .detail =
        "The pipeline writes something, but no step needs this one. Either a `needs` is missing, "
        "or the step "
        "does its work for nothing.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: read-customers
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    needs: []
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read-orders]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read-orders]
)"_example,
};

constinit const Code unknown_step_reference{
    .name = "unknown_step_reference",
    .severity = Severity::error,
    .summary = "`inputs` refers to a step that does not exist.",
    .detail =
        "A map under `inputs` takes its values from other steps: `df: \"${STEP-ID.df}\"`. The part "
        "before the "
        "dot is the `id` of a step of the same file.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read-orders]
    inputs:
      df: "${read-order.df}"
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read-orders]
    inputs:
      df: "${read-orders.df}"
)"_example,
};

constinit const Code duplicate_writer{
    .name = "duplicate_writer",
    .severity = Severity::warning,
    .summary = "Two steps replace the contents of the same target.",
    .detail =
        "What the first one wrote is gone when the second has run. Steps that append to one table, "
        "or one that "
        "replaces and others that append, are fine.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config: {path: orders.csv}
  - id: write-all
    component: filesystem.csv_writer
    mode: write
    needs: [read]
    config: {path: out/orders.csv}
  - id: write-again
    component: filesystem.csv_writer
    mode: write
    needs: [read]
    config: {path: out/orders.csv}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config: {path: orders.csv}
  - id: write-all
    component: filesystem.csv_writer
    mode: write
    needs: [read]
    config: {path: out/orders.csv}
  - id: write-again
    component: filesystem.csv_writer
    mode: write
    needs: [read]
    config: {path: out/orders_copy.csv}
)"_example,
};

}  // namespace osiris::check::code
