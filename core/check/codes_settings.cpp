// Codes about the settings files: osiris_connections.yaml, osiris.yaml, and component specs.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code connections_type{
    .name = "connections_type",
    .severity = Severity::error,
    .summary = "A part of `osiris_connections.yaml` has the wrong shape.",
    .detail =
        "The file is `connections: {family: {alias: {field: value}}}`: maps three deep, with plain "
        "values at "
        "the bottom. `default` is `true` or `false`, `port` a whole number. Osiris cannot resolve "
        "any "
        "connection of a file it does not understand.",
    .fails = R"(
connections:
  mysql:
    shop: localhost
)"_example,
    .passes = R"(
connections:
  mysql:
    shop:
      host: localhost
)"_example,
    .file = "osiris_connections.yaml",
};

constinit const Code connections_unknown_family{
    .name = "connections_unknown_family",
    .severity = Severity::hint,
    .summary = "No known component uses connections of this family.",
    .detail =
        "The family is the part of a component's name before the dot: `mysql` for "
        "`mysql.extractor`.",
    .fails = R"(
connections:
  mysq:
    shop: {host: localhost}
)"_example,
    .passes = R"(
connections:
  mysql:
    shop: {host: localhost}
)"_example,
    .file = "osiris_connections.yaml",
};

constinit const Code connections_unknown_field{
    .name = "connections_unknown_field",
    .severity = Severity::warning,
    .summary = "A field of a connection means nothing to its family.",
    .detail =
        "A warning when a known field is spelt nearly so, else a hint: fields that a component "
        "does not know "
        "are handed to it all the same.",
    .fails = R"(
connections:
  mysql:
    shop: {hots: localhost}
)"_example,
    .passes = R"(
connections:
  mysql:
    shop: {host: localhost}
)"_example,
    .file = "osiris_connections.yaml",
};

constinit const Code connections_alias_name{
    .name = "connections_alias_name",
    .severity = Severity::error,
    .summary = "No step can refer to a connection of this name.",
    .detail = "A reference is `@family.alias`, where both are letters, digits, `_` and `-`.",
    .fails = R"(
connections:
  mysql:
    shop.eu: {host: localhost}
)"_example,
    .passes = R"(
connections:
  mysql:
    shop-eu: {host: localhost}
)"_example,
    .file = "osiris_connections.yaml",
};

constinit const Code connections_two_defaults{
    .name = "connections_two_defaults",
    .severity = Severity::warning,
    .summary = "Two connections of one family are the default.",
    .detail = "The first one is taken. Only one alias of a family should say `default: true`.",
    .fails = R"(
connections:
  mysql:
    shop: {host: localhost, default: true}
    crm: {host: localhost, default: true}
)"_example,
    .passes = R"(
connections:
  mysql:
    shop: {host: localhost, default: true}
    crm: {host: localhost}
)"_example,
    .file = "osiris_connections.yaml",
};

constinit const Code connections_inline_secret{
    .name = "connections_inline_secret",
    .severity = Severity::warning,
    .summary = "A secret stands in `osiris_connections.yaml`.",
    .detail =
        "The file goes into version control with the rest, where a password stays for ever. Keep "
        "it in an "
        "environment variable, or in `.env` beside the file, and write `${NAME}`.",
    .fails = R"(
connections:
  mysql:
    shop: {host: localhost, user: reader, password: hunter2}
)"_example,
    .passes = R"(
connections:
  mysql:
    shop: {host: localhost, user: reader, password: "${SHOP_PASSWORD}"}
)"_example,
    .file = "osiris_connections.yaml",
};

constinit const Code settings_type{
    .name = "settings_type",
    .severity = Severity::warning,
    .summary = "A setting in `osiris.yaml` has a value of the wrong kind.",
    .detail =
        "What cannot be understood is replaced by the default, or stops Osiris when it starts.",
    .fails = R"(
version: "2.0"
filesystem:
  retention:
    run_logs_days: a week
)"_example,
    .passes = R"(
version: "2.0"
filesystem:
  retention:
    run_logs_days: 7
)"_example,
    .file = "osiris.yaml",
};

constinit const Code settings_value{
    .name = "settings_value",
    .severity = Severity::warning,
    .summary = "A setting in `osiris.yaml` has a value that is not one of the known ones.",
    .detail = "The message lists the known ones.",
    .fails = R"(
version: "2.0"
filesystem:
  naming:
    run_ts_format: iso_basic
)"_example,
    .passes = R"(
version: "2.0"
filesystem:
  naming:
    run_ts_format: iso_basic_z
)"_example,
    .file = "osiris.yaml",
};

constinit const Code settings_unknown_key{
    .name = "settings_unknown_key",
    .severity = Severity::hint,
    .summary = "A key in `osiris.yaml` means nothing to this program.",
    .detail = "It may mean something to another one; a misspelt key is lost without a word.",
    .fails = R"(
version: "2.0"
filesystem:
  pipeline_dir: pipelines
)"_example,
    .passes = R"(
version: "2.0"
filesystem:
  pipelines_dir: pipelines
)"_example,
    .file = "osiris.yaml",
};

constinit const Code settings_unknown_name{
    .name = "settings_unknown_name",
    .severity = Severity::warning,
    .summary = "A setting in `osiris.yaml` refers to a name that is not in the file.",
    .detail =
        "The default profile, and the profile of an environment, are among "
        "`filesystem.profiles.values`; a "
        "policy is for an environment.",
    .fails = R"(
version: "2.0"
filesystem:
  profiles: {enabled: true, values: [dev, prod], default: develop}
)"_example,
    .passes = R"(
version: "2.0"
filesystem:
  profiles: {enabled: true, values: [dev, prod], default: dev}
)"_example,
    .file = "osiris.yaml",
};

constinit const Code spec_missing_key{
    .name = "spec_missing_key",
    .severity = Severity::error,
    .summary = "A component's spec lacks a key that every spec has.",
    .detail =
        "`name`, `version`, `modes`, `capabilities` and `configSchema` are required, and in "
        "`configSchema` "
        "`type: object` and `properties`.",
    .fails = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
)"_example,
    .passes = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .file = "components/shop.extractor/spec.yaml",
};

constinit const Code spec_type{
    .name = "spec_type",
    .severity = Severity::error,
    .summary = "A part of a component's spec is of the wrong kind.",
    .detail = "The component cannot be used until this is mended.",
    .fails = R"(
name: shop.extractor
version: 1.0.0
modes: extract
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .passes = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .file = "components/shop.extractor/spec.yaml",
};

constinit const Code spec_value{
    .name = "spec_value",
    .severity = Severity::error,
    .summary = "A value in a component's spec is not one of those it can be.",
    .detail =
        "A version is three numbers (`1.0.0`); modes are `extract`, `transform`, `write` and "
        "`discover`; a "
        "component's name is small letters, digits, `_`, `-` and dots; the policy of a connection "
        "field is "
        "`allowed`, `warning` or `forbidden`.",
    .fails = R"(
name: shop.extractor
version: "1.0"
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .passes = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .file = "components/shop.extractor/spec.yaml",
};

constinit const Code spec_unknown_key{
    .name = "spec_unknown_key",
    .severity = Severity::warning,
    .summary = "A key in a component's spec means nothing.",
    .detail =
        "Osiris' schema for specs refuses keys it does not know. Keys of your own start with `x-`.",
    .fails = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilites: {discover: false}
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .passes = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    table: {type: string}
)"_example,
    .file = "components/shop.extractor/spec.yaml",
};

constinit const Code spec_secret_pointer{
    .name = "spec_secret_pointer",
    .severity = Severity::warning,
    .summary = "A secret in a component's spec points at a field that does not exist.",
    .detail =
        "Each entry under `secrets` is a JSON Pointer into `config`, such as `/password`. One that "
        "points "
        "nowhere protects nothing.",
    .fails = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    password: {type: string}
secrets: [/pasword]
)"_example,
    .passes = R"(
name: shop.extractor
version: 1.0.0
modes: [extract]
capabilities: {discover: false}
configSchema:
  type: object
  properties:
    password: {type: string}
secrets: [/password]
)"_example,
    .file = "components/shop.extractor/spec.yaml",
};

}  // namespace osiris::check::code
