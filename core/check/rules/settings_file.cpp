// osiris.yaml: its schema, and names in it that must be found elsewhere in it.
#include <algorithm>
#include <string>
#include <vector>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rule.h"
#include "check/rules/connection_reference.h"
#include "check/rules/schema_findings.h"
#include "check/wording.h"
#include "project/settings_schema.h"

namespace osiris::check {
namespace {

class SettingsFile {
 public:
  explicit SettingsFile(const DocumentContext& context) : context_(context), root_(context.root) {}

  void run() {
    static const rules::FindingCodes kCodes{code::settings_type, code::settings_value,
                                            code::settings_type, code::settings_unknown_key};
    rules::reportFindings(context_, project::settingsSchema().schema(), root_, "", kCodes);
    const Value profiles = root_["filesystem"]["profiles"];
    profiles_ = textsOf(profiles["values"]);
    checkName(findField(profiles, "default"), profiles_, "/filesystem/profiles/default", "profile");
    for (const Field& environment : fieldsOf(root_["environments"])) {
      environments_.push_back(environment.key.text());
      checkEnvironment(environment);
    }
    for (const Field& policy : fieldsOf(root_["policy"])) {
      checkPolicy(policy);
    }
  }

 private:
  static std::vector<std::string_view> textsOf(const Value& list) {
    std::vector<std::string_view> texts;
    for (const Value item : list.items()) {
      texts.push_back(item.text());
    }
    return texts;
  }

  /// A name that should be among others; without others nobody knows.
  void checkName(const std::optional<Field>& field, const std::vector<std::string_view>& known,
                 std::string path, const std::string& what) {
    if (!field || !isText(field->value) || hasReference(field->value) || known.empty() ||
        std::ranges::find(known, field->value.text()) != known.end()) {
      return;
    }
    const auto meant = nearest(field->value.text(), known);
    auto& diagnostic =
        context_.reporter.report(code::settings_unknown_name, field->valueSpan(), std::move(path),
                                 "no " + what + " is called " + inQuotes(field->value.text()) +
                                     (meant ? didYouMean(meant) : "; there is " + anyOf(known)));
    if (meant && !field->merged()) {
      mend(diagnostic, "Change to " + inQuotes(*meant),
           rewrite(context_.source, field->value, *meant));
    }
  }

  void checkEnvironment(const Field& environment) {
    const std::string path = pointer("/environments", environment.key.text());
    checkName(findField(environment.value, "profile"), profiles_, path + "/profile", "profile");
    if (!context_.workspace.knowsConnections()) {
      return;
    }
    for (const Field& replaced : fieldsOf(environment.value["connections"])) {
      const std::string here = pointer(path + "/connections", replaced.key.text());
      checkConnection(replaced.key, replaced.keySpan(), here);
      checkConnection(replaced.value, replaced.valueSpan(), here);
    }
  }

  void checkConnection(const Value& value, text::Span span, const std::string& path) {
    std::string name(textOf(value));
    name.insert(0, name.starts_with('@') ? "" : "@");
    const auto reference = rules::parseReference(name);
    if (reference &&
        context_.workspace.connection(reference->family, reference->alias) == nullptr) {
      context_.reporter.report(
          code::settings_unknown_name, span, path,
          "no connection is called " + inQuotes(value.text()) + " in 'osiris_connections.yaml'");
    }
  }

  void checkPolicy(const Field& policy) {
    const std::string_view name = policy.key.text();
    if (policy.key.incomplete() || environments_.empty() ||
        std::ranges::find(environments_, name) != environments_.end()) {
      return;
    }
    const auto meant = nearest(name, environments_);
    auto& diagnostic = context_.reporter.report(
        code::settings_unknown_name, policy.keySpan(), pointer("/policy", name),
        "no environment is called " + inQuotes(name) +
            (meant ? didYouMean(meant) : "; there is " + anyOf(environments_)));
    if (meant && !policy.merged() && !findField(root_["policy"], *meant)) {
      mend(diagnostic, "Rename to " + inQuotes(*meant),
           rewrite(context_.source, policy.key, *meant));
    }
  }

  const DocumentContext& context_;
  Value root_;
  std::vector<std::string_view> profiles_;
  std::vector<std::string_view> environments_;
};

}  // namespace

void checkSettings(const DocumentContext& context) {
  if (context.root && typeOf(context.root) != Type::null) {
    SettingsFile(context).run();
  }
}

}  // namespace osiris::check
