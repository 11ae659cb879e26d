// What a reference refers to. Without a connections file nothing is known and nothing is said.
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

constexpr std::string_view kPath = "/config/connection";

std::vector<std::string_view> familiesOf(const project::Workspace& workspace) {
  std::vector<std::string_view> families;
  for (const auto& connection : workspace.connections()) {
    if (families.empty() || families.back() != connection.family) {
      families.push_back(connection.family);
    }
  }
  return families;
}

std::vector<std::string_view> aliasesOf(const project::Workspace& workspace,
                                        std::string_view family) {
  std::vector<std::string_view> aliases;
  for (const auto& connection : workspace.connections()) {
    if (connection.family == family) {
      aliases.push_back(connection.alias);
    }
  }
  return aliases;
}

std::string referenceTo(std::string_view family, std::string_view alias) {
  return '@' + std::string(family) + '.' + std::string(alias);
}

void offer(const StepContext& context, Diagnostic& diagnostic, const Field& field,
           std::string_view family, std::string_view alias) {
  if (!field.merged()) {
    const std::string reference = referenceTo(family, alias);
    suggest(diagnostic, "Change to " + inQuotes(reference),
            rewrite(context.step, field.value, reference));
  }
}

void unknownFamily(const StepContext& context, const Field& field,
                   const ConnectionReference& reference) {
  const auto families = familiesOf(context.workspace);
  const auto meant = nearest(reference.family, families);
  std::string message = "no connections of the family " + inQuotes(reference.family) +
                        " in 'osiris_connections.yaml'";
  if (!meant && !families.empty()) {
    message += "; there is " + anyOf(families);
  }
  auto& diagnostic = context.reporter.report(code::unknown_family, field.valueSpan(),
                                             std::string(kPath), message + didYouMean(meant));
  if (meant) {
    offer(context, diagnostic, field, *meant, reference.alias);
  }
}

void unknownAlias(const StepContext& context, const Field& field,
                  const ConnectionReference& reference,
                  const std::vector<std::string_view>& aliases) {
  const auto meant = nearest(reference.alias, aliases);
  const std::string known = meant ? didYouMean(meant) : "; there is " + anyOf(aliases);
  auto& diagnostic =
      context.reporter.report(code::unknown_connection, field.valueSpan(), std::string(kPath),
                              "no connection " + inQuotes(reference.alias) + " of the family " +
                                  inQuotes(reference.family) + known);
  if (meant || aliases.size() == 1) {
    offer(context, diagnostic, field, reference.family, meant ? *meant : aliases.front());
  }
}

/// Osiris refuses this at run time, whether or not the family exists.
void wrongFamily(const StepContext& context, const Field& field,
                 const ConnectionReference& reference) {
  const std::string& family = context.component->family;
  auto& diagnostic = context.reporter.report(
      code::family_mismatch, field.valueSpan(), std::string(kPath),
      inQuotes(context.component->name) + " needs a connection of the family " + inQuotes(family) +
          ", not " + inQuotes(reference.family));
  for (const std::string_view alias : aliasesOf(context.workspace, family)) {
    offer(context, diagnostic, field, family, alias);
  }
}

/// Fields that only a connection could give are missing, and no alias is the family's default.
void checkDefault(const StepContext& context) {
  const auto& component = *context.component;
  const auto aliases = aliasesOf(context.workspace, component.family);
  const bool lacks = std::ranges::any_of(component.required, [&](const std::string& key) {
    return component.connectionField(key) != nullptr && !findField(context.config, key);
  });
  if (!lacks || aliases.empty() ||
      context.workspace.defaultConnection(component.family) != nullptr) {
    return;
  }
  const auto written = findField(context.config, "connection");
  const auto config = findField(context.value, "config");
  std::vector<std::string> references;
  for (const std::string_view alias : aliases) {
    references.push_back(referenceTo(component.family, alias));
  }
  auto& diagnostic = context.reporter.report(
      code::missing_connection, written ? written->keySpan() : config->keySpan(),
      std::string(kPath), "no connection is named; there is " + anyOf(references));
  const bool fits = !written && !refusesConnection(context.config, component);
  for (std::size_t i = 0; i < references.size() && i < 3 && fits; ++i) {
    suggest(diagnostic, "Use " + inQuotes(references[i]),
            insertEntry(context.step, context.config, "connection: \"" + references[i] + '"'));
  }
}

bool namesNoConnection(const StepContext& context) {
  const Value value = fieldValue(context.config, "connection");
  return !value || typeOf(value) == Type::null || (isText(value) && value.text().empty());
}

}  // namespace

/// unknown_family, unknown_connection, family_mismatch, missing_connection.
void knownConnection(const StepContext& context) {
  if (!context.config) {
    return;
  }
  if (namesNoConnection(context)) {
    if (context.component != nullptr && context.workspace.knowsConnections()) {
      checkDefault(context);
    }
    return;
  }
  const auto field = findField(context.config, "connection");
  const auto reference = parseReference(textOf(field->value));
  if (!reference) {
    return;
  }
  const auto aliases = aliasesOf(context.workspace, reference->family);
  const bool knows = context.workspace.knowsConnections();
  if (knows && aliases.empty()) {
    unknownFamily(context, *field, *reference);
  } else if (context.component != nullptr && context.component->family != reference->family) {
    wrongFamily(context, *field, *reference);
  } else if (knows && std::ranges::find(aliases, reference->alias) == aliases.end()) {
    unknownAlias(context, *field, *reference, aliases);
  }
}

}  // namespace osiris::check::rules
