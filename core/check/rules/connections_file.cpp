// osiris_connections.yaml: families, aliases, fields, secrets, variables.
#include <algorithm>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rule.h"
#include "check/rules/connection_reference.h"
#include "check/rules/inline_secret.h"
#include "check/rules/schema_findings.h"
#include "check/sql_words.h"
#include "check/wording.h"
#include "project/settings_schema.h"

namespace osiris::check {
namespace {

using rules::FindingCodes;

bool hasValue(const Value& value) { return value && typeOf(value) != Type::null; }

class ConnectionsFile {
 public:
  explicit ConnectionsFile(const DocumentContext& context) : context_(context) {}

  void run() {
    if (!hasValue(context_.root)) {
      return;
    }
    if (!isMap(context_.root)) {
      wrongShape(context_.root.span(), "",
                 "a connections file is a map of families, not " + kindOf(context_.root));
      return;
    }
    const auto level = findField(context_.root, "connections");
    if (level && hasValue(level->value) && !isMap(level->value)) {
      wrongShape(level->valueSpan(), "/connections",
                 "'connections' must be a map of families, not " + kindOf(level->value));
    } else if (level) {
      checkFamilies(level->value, "/connections");
    } else {
      checkFamilies(context_.root, "");
    }
  }

 private:
  void wrongShape(text::Span span, std::string path, std::string message) {
    context_.reporter.report(code::connections_type, span, std::move(path), std::move(message));
  }

  void checkFamilies(const Value& families, const std::string& path) {
    for (const Field& family : fieldsOf(families)) {
      const std::string_view name = family.key.text();
      const bool isOther = path.empty() && (name == "version" || name.starts_with("x-"));
      if (isOther || family.key.incomplete()) {
        continue;
      }
      const std::string here = pointer(path, name);
      checkFamilyName(family, here);
      if (hasValue(family.value) && !isMap(family.value)) {
        wrongShape(family.valueSpan(), here,
                   "family " + inQuotes(name) + " must be a map of connections, not " +
                       kindOf(family.value));
      } else {
        checkAliases(family, here);
      }
    }
  }

  void checkFamilyName(const Field& family, const std::string& path) {
    std::vector<std::string> known = project::connectionFamilyNames();
    for (const std::string& component : context_.workspace.registry().names()) {
      known.emplace_back(project::familyOfComponent(component));
    }
    const std::string_view name = family.key.text();
    if (std::ranges::find(known, name) != known.end()) {
      return;
    }
    const auto meant = nearest(name, known);
    auto& diagnostic = context_.reporter.report(
        code::connections_unknown_family, family.keySpan(), path,
        "no component uses connections of the family " + inQuotes(name) + didYouMean(meant));
    if (meant && !family.merged()) {
      suggest(diagnostic, "Rename to " + inQuotes(*meant),
              rewrite(context_.source, family.key, *meant));
    }
  }

  void checkAliases(const Field& family, const std::string& path) {
    const Field* standard = nullptr;
    const auto aliases = fieldsOf(family.value);
    for (const Field& alias : aliases) {
      if (alias.key.incomplete()) {
        continue;
      }
      const std::string here = pointer(path, alias.key.text());
      checkAliasName(family, alias, here);
      if (!isMap(alias.value)) {
        if (hasValue(alias.value)) {
          wrongShape(alias.valueSpan(), here,
                     "a connection is a map of fields, not " + kindOf(alias.value));
        }
        continue;
      }
      checkFields(family, alias, here);
      if (syntax::booleanOf(fieldValue(alias.value, "default")).value_or(false)) {
        if (standard != nullptr) {
          reportSecondDefault(*standard, alias, here);
        } else {
          standard = &alias;
        }
      }
    }
  }

  void checkAliasName(const Field& family, const Field& alias, const std::string& path) {
    const std::string name(alias.key.text());
    const std::string reference = '@' + std::string(family.key.text()) + '.' + name;
    if (!isText(alias.key)) {
      auto& diagnostic =
          context_.reporter.report(code::connections_alias_name, alias.keySpan(), path,
                                   "a connection's name must be text, not " + kindOf(alias.key));
      mend(diagnostic, "Put quotes around it", quote(context_.source, alias.key));
    } else if (rules::parseReference("@x." + name) == std::nullopt) {
      auto& diagnostic =
          context_.reporter.report(code::connections_alias_name, alias.keySpan(), path,
                                   "no step can refer to " + inQuotes(reference) +
                                       "; a name is letters, digits, '_' and '-'");
      std::string better = name;
      std::ranges::replace_if(better, [](char c) { return c == '.' || c == ' ' || c == '/'; }, '-');
      if (rules::parseReference("@x." + better)) {
        suggest(diagnostic, "Rename to " + inQuotes(better),
                rewrite(context_.source, alias.key, better));
      }
    }
  }

  void reportSecondDefault(const Field& first, const Field& second, const std::string& path) {
    const auto field = findField(second.value, "default");
    auto& diagnostic = context_.reporter.report(
        code::connections_two_defaults, field->keySpan(), path + "/default",
        inQuotes(first.key.text()) + " is the default already");
    diagnostic.related.push_back({"", first.keySpan(), "the first default"});
    if (!field->merged()) {
      suggest(diagnostic, "Remove 'default'",
              removeEntry(context_.source, second.value, field->key));
    }
  }

  void checkFields(const Field& family, const Field& alias, const std::string& path) {
    if (const auto* schema = project::connectionSchema(family.key.text())) {
      static const FindingCodes kCodes{code::connections_type, code::connections_type,
                                       code::connections_type, code::connections_unknown_field};
      rules::reportFindings(context_, schema->schema(), alias.value, path, kCodes);
    }
    for (const Field& field : fieldsOf(alias.value)) {
      if (isText(field.value) && !field.merged() && !field.value.copied()) {
        const std::string here = pointer(path, field.key.text());
        checkSecret(family, field, here);
        checkVariables(field, here);
      }
    }
  }

  /// An address is a secret only with a password in it.
  static bool holdsSecret(const Field& field) {
    const std::string_view text = field.value.text();
    const auto scheme = text.find("://");
    if (scheme == std::string_view::npos) {
      return rules::isInlineSecret(field.value);
    }
    const auto at = text.find('@', scheme);
    return at != std::string_view::npos &&
           text.substr(scheme + 3, at - scheme - 3).find(':') != std::string_view::npos;
  }

  void checkSecret(const Field& family, const Field& field, const std::string& path) {
    const std::string_view key = field.key.text();
    if (hasReference(field.value) || !project::isSecretConnectionField(family.key.text(), key) ||
        !holdsSecret(field)) {
      return;
    }
    const std::string variable = rules::variableName(family.key.text(), key);
    auto& diagnostic = context_.reporter.report(
        code::connections_inline_secret, field.valueSpan(), path,
        "the secret " + inQuotes(key) +
            " stands in the file; keep it in the environment and write ${" + variable + "}");
    const text::Span span = field.value.span();
    if (std::string_view(Source(context_.source).at(span)).find_first_of("\r\n") ==
        std::string_view::npos) {
      suggest(diagnostic, "Write ${" + variable + "} instead",
              text::Edit{span, "\"${" + variable + "}\""});
    }
  }

  void checkVariables(const Field& field, const std::string& path) {
    const std::string_view text = field.value.text();
    for (const auto& use : project::variableUses(text)) {
      if (!use.hasFallback && context_.workspace.knowsConnections() &&
          !context_.workspace.isSet(use.name)) {
        context_.reporter.report(
            code::missing_env,
            placeInScalar(context_.source, field.value, use.span.begin, use.span.end), path,
            "environment variable " + inQuotes(use.name) + " is not set here");
      }
    }
    const auto open = text.rfind("${");
    if (open != std::string_view::npos && text.find('}', open) == std::string_view::npos) {
      context_.reporter.report(code::incomplete_reference,
                               placeInScalar(context_.source, field.value, open, text.size()), path,
                               "'${' has no closing '}'");
    }
  }

  const DocumentContext& context_;
};

}  // namespace

void checkConnections(const DocumentContext& context) { ConnectionsFile(context).run(); }

}  // namespace osiris::check
