// The table of diagnostics: every code there is, from which the docs and `osiris explain` are made.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/diagnostic.h"

namespace osiris::check {

/// One code, as a person may look it up. All members are literals with static lifetime.
struct Code {
  std::string_view name;  ///< "unknown_dependency"
  Severity severity = Severity::error;  ///< as reported, unless the detail says when it is less
  std::string_view summary;  ///< one sentence, what is wrong
  std::string_view detail;  ///< why it matters and how to mend it; Markdown, may be several lines
  std::string_view fails = {};  ///< a small document that shows it; empty where none can be small
  std::string_view passes = {};  ///< the same, mended
  std::string_view file = "pipeline.oml";  ///< what file the examples are: "osiris.yaml" …
  /// Files that stand beside the examples, each after a line `# file: NAME`.
  std::string_view workspace = {};
};

/// All codes, sorted by name.
[[nodiscard]] std::span<const Code> codes();
/// Null when there is none of that name.
[[nodiscard]] const Code* findCode(std::string_view name);
/// Page of a code, relative to the repository: "docs/rules/unknown_dependency.md".
[[nodiscard]] std::string docsPath(const Code& code);

/// An example in a raw literal, which starts on a line of its own: that first line break is no part
/// of it.
constexpr std::string_view operator""_example(const char* text, std::size_t size) {
  const std::string_view all(text, size);
  return all.starts_with('\n') ? all.substr(1) : all;
}

// Every code once. A name that stands here and is defined nowhere does not link.
// clang-format off
#define OSIRIS_CODES(CODE)                                                                        \
  /* codes_syntax.cpp: the text is no YAML, or none that Osiris reads */                          \
  CODE(unclosed_quote) CODE(unclosed_bracket) CODE(missing_colon) CODE(missing_comma)             \
  CODE(bad_indentation) CODE(tab_indentation) CODE(unexpected_text) CODE(merge_conflict)          \
  CODE(invalid_escape) CODE(unquoted_reference) CODE(nesting_too_deep) CODE(alias_expansion)      \
  CODE(undefined_alias) CODE(duplicate_anchor) CODE(duplicate_key) CODE(multiline_key)            \
  CODE(invalid_tag) CODE(unreadable_value) CODE(invalid_directive) CODE(several_documents) CODE(unreadable_text)         \
  CODE(file_too_large) CODE(unreadable_file) CODE(yaml_syntax)                                    \
  /* codes_document.cpp: the top of a pipeline */                                                 \
  CODE(invalid_type) CODE(missing_required_key) CODE(forbidden_key) CODE(unknown_key)             \
  CODE(invalid_version_type) CODE(unsupported_version) CODE(incompatible_version)                 \
  CODE(invalid_name_type) CODE(empty_name) CODE(naming_convention) CODE(invalid_steps_type)       \
  CODE(empty_steps) CODE(invalid_top_key)                                                         \
  /* codes_step.cpp: one step */                                                                  \
  CODE(invalid_step_type) CODE(missing_step_field) CODE(empty_value) CODE(invalid_id_type)        \
  CODE(step_id_style) CODE(invalid_component_type) CODE(unknown_component)                        \
  CODE(invalid_mode_type) CODE(invalid_mode) CODE(incompatible_mode) CODE(invalid_needs_type)     \
  CODE(invalid_dependency_type) CODE(invalid_config_type) CODE(invalid_step_key)                  \
  CODE(unknown_step_key) CODE(invalid_quality_check)                                              \
  /* codes_order.cpp: steps among each other */                                                   \
  CODE(duplicate_id) CODE(unknown_dependency) CODE(self_dependency) CODE(duplicate_dependency)    \
  CODE(dependency_cycle) CODE(unreachable_step) CODE(unused_step) CODE(unknown_step_reference)    \
  CODE(duplicate_writer)                                                                          \
  /* codes_config.cpp: what a component is told */                                                \
  CODE(missing_config) CODE(unknown_config_key) CODE(missing_config_key) CODE(missing_config_field) \
  CODE(missing_required_field) CODE(unknown_write_mode) CODE(invalid_config_value)                \
  CODE(unsupported_encoding) CODE(config_type) CODE(config_enum) CODE(config_bounds)              \
  CODE(config_pattern) CODE(config_constraint) CODE(ambiguous_scalar) CODE(query_and_table)       \
  CODE(query_or_table_missing) CODE(inline_secret)                                                \
  /* codes_connection.cpp: a step's connection */                                                 \
  CODE(invalid_connection_ref) CODE(invalid_connection_value) CODE(missing_connection)            \
  CODE(unknown_family) CODE(unknown_connection) CODE(family_mismatch) CODE(forbidden_override)    \
  CODE(override_warning) CODE(missing_env)                                                        \
  /* codes_params.cpp: parameters, profiles, references */                                        \
  CODE(unresolved_param) CODE(unused_param) CODE(param_type) CODE(param_value)                    \
  CODE(unknown_param_key) CODE(invalid_profile) CODE(unknown_profile) CODE(incomplete_reference)  \
  /* codes_sql.cpp */                                                                             \
  CODE(sql_syntax) CODE(sql_binding) CODE(sql_not_read_only) CODE(deprecated_input_df)            \
  /* codes_settings.cpp: osiris_connections.yaml, osiris.yaml, component specs */                 \
  CODE(connections_type) CODE(connections_unknown_family) CODE(connections_unknown_field)         \
  CODE(connections_alias_name) CODE(connections_two_defaults) CODE(connections_inline_secret)     \
  CODE(settings_type) CODE(settings_value) CODE(settings_unknown_key)                             \
  CODE(settings_unknown_name) CODE(spec_missing_key) CODE(spec_type) CODE(spec_value)             \
  CODE(spec_unknown_key) CODE(spec_secret_pointer)
// clang-format on

namespace code {
#define OSIRIS_DECLARE_CODE(name) extern const Code name;
OSIRIS_CODES(OSIRIS_DECLARE_CODE)
#undef OSIRIS_DECLARE_CODE
}  // namespace code

}  // namespace osiris::check
