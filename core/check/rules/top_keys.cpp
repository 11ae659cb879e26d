// The keys at the top of a pipeline: required, forbidden, unknown.
#include <algorithm>
#include <array>
#include <string>

#include "base/edit_distance.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"
#include "oml/keys.h"

namespace osiris::check::rules {
namespace {

constexpr std::array<std::string_view, 3> kRequired{"oml_version", "name", "steps"};
constexpr std::array<std::string_view, 4> kForbidden{"version", "connectors", "tasks", "outputs"};
template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

text::Span firstKey(const PipelineContext& context) {
  for (const auto& [key, value] : context.pipeline.root().entries()) {
    if (!key.span().empty()) {
      return key.span();
    }
  }
  return context.pipeline.root().span();
}

void checkMissing(const PipelineContext& context, std::string_view key) {
  const Value root = context.pipeline.root();
  if (findField(root, key)) {
    return;
  }
  auto& diagnostic = context.reporter.report(code::missing_required_key, firstKey(context),
                                             pointer("", key), "pipeline has no " + inQuotes(key));
  if (key == "oml_version" && !findField(root, "version")) {  // Else that one is renamed.
    mend(diagnostic, "Add 'oml_version'",
         insertEntry(context.pipeline, root, "oml_version: \"0.1.0\""));
  } else if (key == "name") {
    suggest(diagnostic, "Add a name",
            insertEntry(context.pipeline, root, "name: new-pipeline", "oml_version"));
  }
}

/// `tasks` that are steps but for their name.
bool holdsSteps(const Value& tasks) {
  bool all = tasks.size() > 0;
  for (const Value item : tasks.items()) {
    all = all && findField(item, "id") && findField(item, "component") && findField(item, "mode");
  }
  return all && typeOf(tasks) == Type::sequence;
}

/// Both at once, so that no file stands between the two.
void renameVersion(const PipelineContext& context, Diagnostic& diagnostic, const Field& field) {
  const auto key = rewrite(context.pipeline, field.key, "oml_version");
  const bool right = isText(field.value) && field.value.text() == "0.1.0";
  const auto value = right ? std::nullopt : MaybeEdit(text::Edit{field.value.span(), "\"0.1.0\""});
  if (!key ||
      (!right && (!field.value.isScalar() || field.value.span().empty() || field.value.copied()))) {
    return;
  }
  Fix fix{"Rename to 'oml_version'", {*key}, right};
  if (value) {
    fix.edits.push_back(*value);
  }
  diagnostic.fixes.push_back(std::move(fix));
}

void checkForbidden(const PipelineContext& context, const Field& field) {
  const Value root = context.pipeline.root();
  const std::string_view key = field.key.text();
  const std::string_view advice = key == "version" ? "; it is called 'oml_version' now"
                                  : key == "tasks" ? "; they are 'steps' now"
                                  : key == "connectors"
                                      ? "; connections stand in 'osiris_connections.yaml' now"
                                      : "; a pipeline puts out what its writers write";
  auto& diagnostic =
      context.reporter.report(code::forbidden_key, field.keySpan(), pointer("", key),
                              inQuotes(key) + " is a key of an older format" + std::string(advice));
  if (field.merged()) {
    return;
  }
  if (key == "version" && !findField(root, "oml_version")) {
    renameVersion(context, diagnostic, field);
  } else if (key == "tasks" && !findField(root, "steps") && holdsSteps(field.value)) {
    mend(diagnostic, "Rename to 'steps'", rewrite(context.pipeline, field.key, "steps"));
  }
  suggest(diagnostic, "Remove " + inQuotes(key), removeEntry(context.pipeline, root, field.key));
}

void checkUnknown(const PipelineContext& context, const Field& field) {
  const Value root = context.pipeline.root();
  const std::string_view key = field.key.text();
  auto meant = nearest(key, oml::namesOf(oml::topKeys()));
  if (meant && findField(root, *meant)) {
    meant.reset();
  }
  auto& diagnostic = context.reporter.report(
      code::unknown_key, field.keySpan(), pointer("", key),
      "unknown key " + inQuotes(key) + " at the top of a pipeline" + didYouMean(meant));
  if (field.merged()) {
    return;
  }
  if (meant) {
    mend(diagnostic, "Rename to " + inQuotes(*meant), rewrite(context.pipeline, field.key, *meant));
  }
  if (spell("x-" + std::string(key)).front() != '"') {
    suggest(diagnostic, "Make it an extension",
            rewrite(context.pipeline, field.key, "x-" + std::string(key)));
  }
}

}  // namespace

/// missing_required_key, forbidden_key, unknown_key.
void topKeys(const PipelineContext& context) {
  const Value root = context.pipeline.root();
  if (!isMap(root)) {
    return;
  }
  for (const std::string_view key : kRequired) {
    checkMissing(context, key);
  }
  for (const Field& field : fieldsOf(root)) {
    const std::string_view key = field.key.text();
    if (contains(kForbidden, key)) {
      checkForbidden(context, field);
    } else if (!field.key.incomplete() && oml::findKey(oml::topKeys(), key) == nullptr &&
               !key.starts_with("x-")) {
      checkUnknown(context, field);
    }
  }
}

}  // namespace osiris::check::rules
