// Codes about the top of a pipeline. Those of Osiris keep its names and severities.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code invalid_type{
    .name = "invalid_type",
    .severity = Severity::error,
    .summary = "The document is not a map of keys.",
    .detail =
        "An OML file is a map with `oml_version`, `name` and `steps`. A list, a single text, or a "
        "file with "
        "nothing in it but comments is no pipeline.",
    .fails = R"(
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

constinit const Code missing_required_key{
    .name = "missing_required_key",
    .severity = Severity::error,
    .summary = "A key that every pipeline needs is absent.",
    .detail =
        "`oml_version`, `name` and `steps` are required at the top of the file. The quick fix "
        "writes the "
        "missing one in its place; a name is made up from what is there and wants a second look.",
    .fails = R"(
name: orders
steps:
  - id: read
    component: mysql.extractor
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

constinit const Code forbidden_key{
    .name = "forbidden_key",
    .severity = Severity::error,
    .summary = "A key of an older format stands at the top of the file.",
    .detail =
        "`version`, `connectors`, `tasks` and `outputs` belong to a format before OML, and Osiris "
        "refuses a file "
        "that has one. `version` is called `oml_version` now; what stood under `tasks` are "
        "`steps`; "
        "`connectors` went to `osiris_connections.yaml`; what a pipeline puts out is what its "
        "writers write.",
    .fails = R"(
version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
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

constinit const Code unknown_key{
    .name = "unknown_key",
    .severity = Severity::warning,
    .summary = "A key at the top of the file means nothing to OML.",
    .detail =
        "Known are `oml_version`, `name`, `description`, `metadata`, `schedule`, `params`, "
        "`profiles`, `run` and "
        "`steps`. Anything else is ignored, so a misspelt key is lost without a word. Notes and "
        "extensions of "
        "your own go under a key that starts with `x-`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
descripton: All orders, once a day
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: All orders, once a day
x-owner: sales
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_version_type{
    .name = "invalid_version_type",
    .severity = Severity::error,
    .summary = "`oml_version` is not text.",
    .detail =
        "Without quotes `0.1` is a number and `2024-01-01` a date. The version is text: "
        "`\"0.1.0\"`.",
    .fails = R"(
oml_version: 0.1
name: orders
steps:
  - id: read
    component: mysql.extractor
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

constinit const Code unsupported_version{
    .name = "unsupported_version",
    .severity = Severity::warning,
    .summary = "`oml_version` is not the version that this Osiris knows.",
    .detail =
        "The format is `\"0.1.0\"`. A file that says something else is read as if it said so, and "
        "may mean "
        "something else than its author had in mind.",
    .fails = R"(
oml_version: "0.2.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
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

constinit const Code incompatible_version{
    .name = "incompatible_version",
    .severity = Severity::error,
    .summary = "`oml_version` names a major version that cannot be compiled.",
    .detail = "`osiris compile` takes versions that start with `0.` and refuses all others.",
    .fails = R"(
oml_version: "1.0.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
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

constinit const Code invalid_name_type{
    .name = "invalid_name_type",
    .severity = Severity::error,
    .summary = "`name` is not text.",
    .detail =
        "The name is text. One that looks like something else to YAML (`2024`, `yes`, "
        "`2024-01-01`) needs "
        "quotes.",
    .fails = R"(
oml_version: "0.1.0"
name: 2024
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: "2024"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code empty_name{
    .name = "empty_name",
    .severity = Severity::error,
    .summary = "`name` is empty.",
    .detail = "A pipeline is found by its name: in the build folder, in run logs, in reports.",
    .fails = R"(
oml_version: "0.1.0"
name: ""
steps:
  - id: read
    component: mysql.extractor
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

constinit const Code naming_convention{
    .name = "naming_convention",
    .severity = Severity::warning,
    .summary = "`name` is not written in small letters, digits and hyphens.",
    .detail =
        "The name becomes a folder's name under `build/` and `run_logs/`. Small letters, digits "
        "and hyphens, with "
        "a letter or digit first, are the same on every system.",
    .fails = R"(
oml_version: "0.1.0"
name: Daily Orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: daily-orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_steps_type{
    .name = "invalid_steps_type",
    .severity = Severity::error,
    .summary = "`steps` is not a list.",
    .detail = "Steps are a list, each item starting with `- `. One step alone is a list of one.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  read:
    component: mysql.extractor
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

constinit const Code empty_steps{
    .name = "empty_steps",
    .severity = Severity::error,
    .summary = "`steps` has no step in it.",
    .detail = "A pipeline has at least one step.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps: []
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

constinit const Code invalid_top_key{
    .name = "invalid_top_key",
    .severity = Severity::warning,
    .summary = "An optional key at the top of the file has a value of the wrong kind.",
    .detail =
        "`description` is text; `metadata`, `params` and `profiles` are maps. What is of another "
        "kind is ignored "
        "at best.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
metadata: sales
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
metadata: {team: sales}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

}  // namespace osiris::check::code
