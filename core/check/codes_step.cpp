// Codes about one step, apart from its config. Those of Osiris keep its names and severities.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code invalid_step_type{
    .name = "invalid_step_type",
    .severity = Severity::error,
    .summary = "An item of `steps` is not a map.",
    .detail =
        "A step is a map with `id`, `component` and `mode`, each on its own line after `- `. A "
        "dash with "
        "nothing behind it, or with a text, is no step.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - extract-orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: extract-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code missing_step_field{
    .name = "missing_step_field",
    .severity = Severity::error,
    .summary = "A step lacks `id`, `component` or `mode`.",
    .detail =
        "Every step says what it is called, which component does the work, and whether it reads, "
        "transforms or "
        "writes. The quick fix adds the missing key; a component that knows one mode only gets "
        "that one.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code empty_value{
    .name = "empty_value",
    .severity = Severity::error,
    .summary = "A required key has no value.",
    .detail =
        "The key is there and nothing stands behind it. Osiris' own validator lets this pass and "
        "fails later, "
        "at compile time or while the pipeline runs.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component:
    mode: read
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_id_type{
    .name = "invalid_id_type",
    .severity = Severity::error,
    .summary = "A step's `id` is not text.",
    .detail =
        "Osiris reads YAML 1.1, where `yes`, `on`, `1:30` and `2024-01-01` without quotes are no "
        "text. Put "
        "quotes around an id of that kind, or choose another.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: 2024-01-01
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: "2024-01-01"
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code step_id_style{
    .name = "step_id_style",
    .severity = Severity::hint,
    .summary = "A step's `id` holds characters that names of tables and folders do not have.",
    .detail =
        "By convention an id is written in small letters, digits and hyphens: `extract-orders`. A "
        "later "
        "`duckdb.processor` sees the step as the table `df_extract_orders`; other characters "
        "become `_` there.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: Read Orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_component_type{
    .name = "invalid_component_type",
    .severity = Severity::error,
    .summary = "A step's `component` is not text.",
    .detail = "A component is named by text of the form `family.name`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: [mysql.extractor]
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code unknown_component{
    .name = "unknown_component",
    .severity = Severity::warning,
    .summary = "No component of that name is known.",
    .detail =
        "Known are the components that come with Osiris, and those the workspace describes in "
        "`components/*/spec.yaml` or in a folder that `osiris.yaml` names. `osiris components "
        "list` shows them. "
        "The config of an unknown component cannot be checked.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extracter
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_mode_type{
    .name = "invalid_mode_type",
    .severity = Severity::error,
    .summary = "A step's `mode` is not text.",
    .detail =
        "`mode` is `read`, `transform` or `write`. Without quotes `on` and `yes` are no text.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: on
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_mode{
    .name = "invalid_mode",
    .severity = Severity::error,
    .summary = "A step's `mode` is none of `read`, `transform`, `write`.",
    .detail =
        "Component specs speak of `extract`, which is `read` in a pipeline. Capitals count: `READ` "
        "is no mode.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: extract
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code incompatible_mode{
    .name = "incompatible_mode",
    .severity = Severity::error,
    .summary = "The component does not work in this mode.",
    .detail =
        "An extractor reads, a processor transforms, a writer writes. Either the mode is wrong or "
        "the component "
        "is.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: load
    component: mysql.extractor
    mode: write
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: load
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_needs_type{
    .name = "invalid_needs_type",
    .severity = Severity::error,
    .summary = "A step's `needs` is not a list.",
    .detail =
        "`needs` is a list of step ids, also for a single one: `needs: [extract-orders]`. An empty "
        "list means "
        "the step waits for none; without `needs` it waits for the step written before it.",
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
    needs: read
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

constinit const Code invalid_dependency_type{
    .name = "invalid_dependency_type",
    .severity = Severity::error,
    .summary = "An item of `needs` is not text.",
    .detail =
        "Each item is the id of a step. Without quotes `1:30`, `yes` and `2024-01-01` are no text.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: "2024"
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [2024]
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: "2024"
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: ["2024"]
)"_example,
};

constinit const Code invalid_config_type{
    .name = "invalid_config_type",
    .severity = Severity::error,
    .summary = "A step's `config` is not a map.",
    .detail = "`config` is a map of the component's own keys.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config: orders.csv
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config:
      path: orders.csv
)"_example,
};

constinit const Code invalid_step_key{
    .name = "invalid_step_key",
    .severity = Severity::warning,
    .summary = "An optional key of a step has a value of the wrong kind.",
    .detail =
        "`retry` is a map of `max`, `backoff` (`none`, `linear` or `exp`) and `delay_ms`; "
        "`timeout` a duration "
        "such as `30s`, `10m` or `2h`; `privacy` is `standard` or `strict`; `approval_required` is "
        "`true` or "
        "`false`; `inputs` and `outputs` are lists or maps; `labels` and `tags` lists; `resources` "
        "and "
        "`annotations` maps. What cannot be understood has no effect.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    retry: {max: 3, backoff: exponential}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    retry: {max: 3, backoff: exp}
)"_example,
};

constinit const Code unknown_step_key{
    .name = "unknown_step_key",
    .severity = Severity::warning,
    .summary = "A key of a step means nothing to OML.",
    .detail =
        "A warning when a known key is spelt nearly so, or when another tool's word for it is "
        "known; else a "
        "hint. Osiris ignores the key and all that stands under it. Notes of your own go under a "
        "key that "
        "starts with `x-`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    timeuot: 10m
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    timeout: 10m
    x-note: the server is slow on Mondays
)"_example,
};

constinit const Code invalid_quality_check{
    .name = "invalid_quality_check",
    .severity = Severity::warning,
    .summary = "A quality check under `x-quality` cannot be understood.",
    .detail =
        "`checks` is a list; each item is a map with one check: `not_null: COLUMN`, `unique: "
        "COLUMN`, "
        "`expression: \"SQL\"` or `freshness: {column: COLUMN, within: 24h}`, and beside it what "
        "every check "
        "takes, such as `severity`. A check that cannot be understood guards nothing.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    x-quality:
      checks:
        - not_nul: order_id
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    x-quality:
      checks:
        - not_null: order_id
)"_example,
};

}  // namespace osiris::check::code
