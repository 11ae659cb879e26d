// The keys of `config` against those that the component takes.
#include <algorithm>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/connection_reference.h"
#include "check/rules/rules.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// What people call it elsewhere, by the component's spec; else the nearest name that is still
/// free.
std::optional<std::string_view> meantField(const StepContext& context, std::string_view written) {
  const auto& component = *context.component;
  const bool referenced = hasConnectionReference(context.config);
  const auto isFree = [&](std::string_view field) {
    const auto* provided = component.connectionField(field);
    return !findField(context.config, field) &&
           !(referenced && provided != nullptr && provided->policy != project::Override::allowed);
  };
  for (const auto& [alias, field] : component.aliases) {
    if (alias == written && isFree(field)) {
      return field;
    }
  }
  std::vector<std::string_view> free;
  std::ranges::copy_if(component.fields, std::back_inserter(free), isFree);
  if (isFree("connection")) {
    free.emplace_back("connection");
  }
  return nearest(written, free);
}

void checkUnknown(const StepContext& context, const Field& field) {
  const std::string_view key = field.key.text();
  const auto meant = meantField(context, key);
  auto& diagnostic = context.reporter.report(
      code::unknown_config_key, field.keySpan(), pointer("/config", key),
      inQuotes(context.component->name) + " knows no " + inQuotes(key) + didYouMean(meant));
  if (field.merged()) {
    return;
  }
  if (meant) {
    mend(diagnostic, "Rename to " + inQuotes(*meant), rewrite(context.step, field.key, *meant));
  }
  suggest(diagnostic, "Remove " + inQuotes(key),
          removeEntry(context.step, context.config, field.key));
}

/// Where to point when a key is missing: at the word `config`.
text::Span configSpan(const StepContext& context) {
  const auto config = findField(context.value, "config");
  return config ? config->keySpan() : context.config.span();
}

/// A value that is likely and correct; empty when none can be made up.
std::string likelyValue(const StepContext& context, std::string_view key) {
  const auto* schema = context.component->field(key);
  if (schema != nullptr && schema->contains("default") && (*schema)["default"].is_string()) {
    return spell((*schema)["default"].get_ref<const std::string&>());
  }
  if (schema != nullptr && schema->contains("enum") && (*schema)["enum"].is_array() &&
      !(*schema)["enum"].empty() && (*schema)["enum"][0].is_string()) {
    return spell((*schema)["enum"][0].get_ref<const std::string&>());
  }
  std::string name = context.step.id;
  if (key == "path" && context.component->family == "filesystem" && !name.empty()) {
    return spell((context.component->supportsMode("write") ? "output/" : "data/") + name + ".csv");
  }
  std::ranges::replace_if(name, [](char c) { return c == '-' || c == ' ' || c == '.'; }, '_');
  return key == "table" && !name.empty() ? spell(name) : std::string();
}

void suggestConnections(const StepContext& context, Diagnostic& diagnostic) {
  constexpr std::size_t kMost = 3;
  std::size_t count = 0;
  for (const auto& connection : context.workspace.connections()) {
    if (connection.family == context.component->family && count < kMost) {
      const std::string reference = '@' + connection.family + '.' + connection.alias;
      suggest(diagnostic, "Use the connection " + inQuotes(reference),
              insertEntry(context.step, context.config, "connection: \"" + reference + '"'));
      ++count;
    }
  }
}

void addFixes(const StepContext& context, Diagnostic& diagnostic, const std::string& key) {
  if (context.component->connectionField(key) != nullptr &&
      !findField(context.config, "connection")) {
    if (!refusesConnection(context.config, *context.component)) {
      suggestConnections(context, diagnostic);
    }
  } else if (const std::string value = likelyValue(context, key); !value.empty()) {
    const std::string entry = key + ": " + value;
    suggest(diagnostic, "Add '" + entry + "'",
            insertEntry(context.step, context.config, entry, "connection"));
  }
}

void checkMissing(const StepContext& context, const std::string& key) {
  const bool provided = context.component->connectionField(key) != nullptr;
  if (key == "connection" || findField(context.config, key) ||
      (provided && hasConnectionReference(context.config))) {
    return;
  }
  auto& diagnostic = context.reporter.report(
      code::missing_config_key, configSpan(context), pointer("/config", key),
      "'config' has no " + inQuotes(key) +
          (provided && !findField(context.config, "connection")
               ? ", and no 'connection' that provides it"
               : ""));
  addFixes(context, diagnostic, key);
}

}  // namespace

/// unknown_config_key, missing_config_key, missing_config_field.
void configKeys(const StepContext& context) {
  if (!context.config || context.component == nullptr) {
    return;
  }
  if (!context.component->configSchema.empty()) {
    for (const Field& field : fieldsOf(context.config)) {
      const std::string_view key = field.key.text();
      if (!field.key.incomplete() && key != "connection" &&
          context.component->field(key) == nullptr) {
        checkUnknown(context, field);
      }
    }
  }
  for (const std::string& key : context.component->required) {
    checkMissing(context, key);
  }
  if (context.component->name == "filesystem.csv_writer" && !findField(context.config, "path")) {
    context.reporter.report(code::missing_config_field, configSpan(context), "/config/path",
                            "a CSV file needs a 'path' to be written to");
  }
}

}  // namespace osiris::check::rules
