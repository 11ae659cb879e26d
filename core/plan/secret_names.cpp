#include "plan/secret_names.h"

#include <utility>

#include "check/rule.h"
#include "check/rules/inline_secret.h"
#include "check/wording.h"
#include "plan/python_text.h"
#include "project/secret_name.h"

namespace osiris::plan {
namespace {

using syntax::Value;

class SecretSearch {
 public:
  SecretSearch(const SecretNames& names, check::Reporter& reporter)
      : names_(names), reporter_(reporter) {}

  void visit(const Value& value, const std::string& path) {
    for (const auto& [key, child] : value.entries()) {
      const std::string place = check::pointer(path, key.text());
      if (key.isScalar() && check::rules::isInlineSecret(child) && names_.contains(key.text())) {
        reporter_.report(check::code::inline_secret, child.span(), place,
                         "the secret " + check::inQuotes(key.text()) +
                             " stands in the file; keep it in the environment and write ${" +
                             check::rules::variableName("", key.text()) + "}");
      }
      visit(child, place);
    }
    std::size_t index = 0;
    for (const Value item : value.items()) visit(item, check::pointer(path, index++));
  }

 private:
  const SecretNames& names_;
  check::Reporter& reporter_;
};

}  // namespace

SecretNames::SecretNames(const project::Registry& registry) {
  for (const std::string& name : registry.names()) {
    const auto component = registry.find(name);
    if (!component) continue;
    for (const std::string& field : component->secretFields)
      ofComponents_.insert(pythonLower(field));
  }
}

bool SecretNames::contains(std::string_view key) const {
  const std::string lower = pythonLower(key);
  if (lower == "primary_key" || lower == "url") return false;
  return project::isSecretName(lower) || ofComponents_.contains(lower);
}

std::vector<check::Diagnostic> inlineSecrets(const oml::Pipeline& pipeline,
                                             const SecretNames& names) {
  check::Reporter reporter;
  SecretSearch search(names, reporter);
  search.visit(pipeline.root(), "");
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i)
    search.visit(pipeline.steps[i].value(), check::pointer("/steps", i));
  return reporter.take();
}

}  // namespace osiris::plan
