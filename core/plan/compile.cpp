#include "plan/compile.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/canonical_json.h"
#include "base/edit_distance.h"
#include "base/path.h"
#include "check/rule.h"
#include "check/wording.h"
#include "plan/build_folder.h"
#include "plan/canonical_yaml.h"
#include "plan/expanded_document.h"
#include "plan/manifest.h"
#include "plan/secret_names.h"
#include "plan/step_config.h"
#include "plan/step_list.h"

namespace osiris::plan {
namespace {

using check::Diagnostic;
using nlohmann::ordered_json;
using project::BuildLayout;

template <typename T>
using Step = std::expected<T, Refusal>;

std::string stemOf(const std::string& path) {
  const std::string_view name = path::fileName(path);
  return std::string(name.substr(0, name.size() - path::extension(name).size()));
}

std::unexpected<Refusal> refused(const check::File& file, std::vector<Diagnostic> diagnostics) {
  std::ranges::stable_sort(diagnostics, {}, [](const Diagnostic& each) { return each.span.begin; });
  Error error{"not_compiled",
              fmt::format("cannot compile '{}': {}", file.path(),
                          diagnostics.empty() ? "it is no pipeline" : diagnostics.front().message),
              "'osiris check' says more about it"};
  return std::unexpected(Refusal{std::move(error), std::move(diagnostics)});
}

/// A key written twice is the one thing here that Osiris reads all the same.
bool isUnreadableYaml(const Diagnostic& diagnostic) {
  static constexpr std::array<std::string_view, 23> codes{
      "alias_expansion",   "bad_indentation",  "duplicate_anchor",   "file_too_large",
      "invalid_directive", "invalid_escape",   "invalid_tag",        "merge_conflict",
      "missing_colon",     "missing_comma",    "multiline_key",      "nesting_too_deep",
      "several_documents", "tab_indentation",  "unclosed_bracket",   "unclosed_quote",
      "undefined_alias",   "unexpected_text",  "unquoted_reference", "unreadable_file",
      "unreadable_text",   "unreadable_value", "yaml_syntax"};
  return diagnostic.severity == check::Severity::error &&
         std::ranges::find(codes, diagnostic.code) != codes.end();
}

std::vector<Diagnostic> documentProblems(check::File& file) {
  std::vector<Diagnostic> problems;
  std::ranges::copy_if(file.diagnostics(), std::back_inserter(problems), isUnreadableYaml);
  if (!problems.empty() || file.pipeline() == nullptr) return problems;
  check::Reporter reporter;
  const auto root = file.pipeline()->root();
  const auto version = check::findField(root, "oml_version");
  if (!check::isMap(root)) {
    reporter.report(check::code::invalid_type, root.span(), "", "a pipeline must be a map");
  } else if (!version) {
    reporter.report(check::code::missing_required_key, {0, 0}, "/oml_version",
                    "'oml_version' is missing; write 'oml_version: \"0.1.0\"'");
  } else if (!check::isText(version->value)) {
    reporter.report(check::code::invalid_version_type, version->valueSpan(), "/oml_version",
                    "'oml_version' must be text; write it in quotes");
  } else if (!version->value.text().starts_with("0.")) {
    reporter.report(check::code::incompatible_version, version->valueSpan(), "/oml_version",
                    "version " + check::inQuotes(version->value.text()) +
                        " cannot be compiled; it must start with '0.'");
  }
  const auto name = check::findField(root, "name");
  if (name && !check::isText(name->value)) {
    reporter.report(check::code::invalid_name_type, name->valueSpan(), "/name",
                    "'name' must be text");
  }
  return reporter.take();
}

std::string_view variable(const CompileOptions& options, std::string_view name) {
  std::string_view value;
  for (const auto& [each, text] : options.environment) {
    if (each == name) value = text;
  }
  return value;
}

Error unknownProfile(const std::string& profile, const std::vector<std::string>& known) {
  const auto meant = nearest(profile, known);
  return {"unknown_profile",
          fmt::format("'{}' is no profile of 'osiris.yaml' or of the pipeline", profile),
          meant ? fmt::format("did you mean '{}'?", *meant)
                : fmt::format("there are: {}", fmt::join(known, ", "))};
}

/// The profile becomes a folder: one that nobody declared is most likely a typing error.
Step<std::optional<std::string>> chooseProfile(const check::File& file,
                                               const CompileOptions& options) {
  const BuildLayout& layout = file.workspace().settings().build;
  std::string profile = layout.profilesEnabled ? layout.defaultProfile : "";
  if (const auto set = variable(options, "OSIRIS_PROFILE"); layout.profilesEnabled && !set.empty())
    profile = set;
  if (options.profile) profile = *options.profile;
  if (profile.empty()) return std::nullopt;
  std::vector<std::string> known = layout.profiles;
  std::ranges::copy(file.workspace().settings().environments, std::back_inserter(known));
  for (const auto& declared :
       check::fieldsOf(check::fieldValue(file.pipeline()->root(), "profiles")))
    known.emplace_back(declared.key.text());
  const bool isFolder = profile.find('/') == std::string::npos && profile != "." && profile != "..";
  if (isFolder && std::ranges::find(known, profile) != known.end()) return profile;
  return std::unexpected(Refusal{unknownProfile(profile, known), {}});
}

/// One call of compile(), from text to files.
class Build {
 public:
  Build(check::File& file, const CompileOptions& options, Timestamp now)
      : file_(file), options_(options), secrets_(file.workspace().registry()) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(now);
    time_ = fmt::format("{:%Y-%m-%dT%H:%M:%S}",
                        fmt::gmtime(std::chrono::system_clock::to_time_t(whole)));
    if (const auto rest = (now - whole).count(); rest != 0) time_ += fmt::format(".{:06}", rest);
    time_ += 'Z';
  }

  std::expected<Compilation, Refusal> run() {
    if (file_.pipeline() == nullptr || file_.pipeline()->root().isNull() ||
        !file_.pipeline()->root())
      return refused(file_, {});
    auto profile = chooseProfile(file_, options_);
    if (!profile) return std::unexpected(std::move(profile.error()));
    result_.profile = *std::move(profile);
    result_.slug = stemOf(file_.path());
    if (auto problems = bind(); !problems.empty()) return refused(file_, std::move(problems));
    if (auto problems = compileSteps(); !problems.empty())
      return refused(file_, std::move(problems));
    emit();
    return std::move(result_);
  }

 private:
  std::vector<Diagnostic> bind() {
    const oml::Pipeline& pipeline = *file_.pipeline();
    if (auto secrets = inlineSecrets(pipeline, secrets_); !secrets.empty()) return secrets;
    const ParamValues params =
        bindParams(pipeline, {result_.profile, options_.params, options_.environment});
    ExpandedDocument expanded = expand(pipeline, params, secrets_);
    if (!expanded.problems.empty()) return std::move(expanded.problems);
    document_ = std::move(expanded.root);
    result_.fingerprints.oml = fingerprintOf(canonicalJson(document_));
    result_.fingerprints.params = fingerprintOf(canonicalJson(params.values));
    noteUnusedParams(pipeline);
    return {};
  }

  void noteUnusedParams(const oml::Pipeline& pipeline) {
    const auto declared = check::fieldValue(pipeline.root(), "params");
    const auto isUsed = [](const std::vector<oml::Reference>& references, const std::string& name) {
      return std::ranges::any_of(references, [&](const oml::Reference& reference) {
        return reference.kind == oml::Reference::Kind::param && reference.name == name;
      });
    };
    for (const auto& [name, value] : options_.params) {
      const bool used = isUsed(pipeline.headReferences, name) ||
                        std::ranges::any_of(pipeline.steps, [&](const oml::PlacedStep& step) {
                          return isUsed(step.step->references, name);
                        });
      if (!used && !check::findField(declared, name)) result_.unusedParams.push_back(name);
    }
  }

  std::vector<Diagnostic> compileSteps() {
    const oml::Pipeline& pipeline = *file_.pipeline();
    auto list = listSteps(document_, pipeline, file_.workspace().registry());
    if (!list) return std::move(list.error());
    auto ordered = orderSteps(std::move(list->steps), pipeline);
    if (!ordered) return std::move(ordered.error());
    result_.steps = *std::move(ordered);
    result_.fingerprints.registry = registryFingerprint(list->components);
    std::vector<Diagnostic> problems;
    for (const OrderedStep& step : result_.steps) {
      auto config = stepConfig(document_["steps"][step.position], *list->components[step.position],
                               secrets_, pipeline, step.position);
      if (config) {
        result_.files["cfg/" + step.id + ".json"] = canonicalJson(*config);
      } else {
        std::ranges::move(config.error(), std::back_inserter(problems));
      }
    }
    return problems;
  }

  void emit() {
    const BuildLayout& layout = file_.workspace().settings().build;
    result_.fingerprints.compiler = fingerprintOf(compilerName);
    result_.fingerprints.profile = result_.profile;
    const Manifest manifest = makeManifest(document_, result_.steps, result_.fingerprints,
                                           layout.manifestShortLength, time_);
    result_.hash = manifest.hash;
    result_.files["manifest.yaml"] = canonicalYaml(manifest.json);
    if (layout.plan) result_.files["plan.json"] = plan();
    if (layout.fingerprints) {
      result_.files["fingerprints.json"] =
          canonicalJson(ordered_json{{"fingerprints", fingerprintsJson(result_.fingerprints)}});
    }
    if (layout.runSummary) result_.files["run_summary.json"] = runSummary(manifest);
    result_.folder =
        buildFolder(layout, {result_.slug, result_.profile, manifest.hash, manifest.shortHash});
    result_.base = basePath();
    result_.latest = fmt::format("{}\n{}\n{}\n", path::join(result_.folder, "manifest.yaml"),
                                 manifest.hash, result_.profile.value_or(""));
  }

  [[nodiscard]] std::string plan() const {
    ordered_json steps = ordered_json::array();
    for (const OrderedStep& step : result_.steps)
      steps.push_back({{"id", step.id}, {"driver", step.component}});
    return canonicalJson(ordered_json{{"steps", steps}});
  }

  [[nodiscard]] std::string runSummary(const Manifest& manifest) const {
    return canonicalJson(ordered_json{{"profile", manifest.json["meta"]["profile"]},
                                      {"oml_version", document_["oml_version"]},
                                      {"compiled_at", time_},
                                      {"manifest_hash", manifest.hash},
                                      {"manifest_short", manifest.shortHash},
                                      {"pipeline_slug", result_.slug}});
  }

  [[nodiscard]] std::string basePath() const {
    const auto set = variable(options_, "OSIRIS_FILESYSTEM_BASE");
    const std::string& written = file_.workspace().settings().basePath;
    return path::normal(
        path::join(file_.workspace().root(), set.empty() ? std::string_view(written) : set));
  }

  check::File& file_;
  const CompileOptions& options_;
  SecretNames secrets_;
  std::string time_;
  ordered_json document_;
  Compilation result_;
};

}  // namespace

std::expected<Compilation, Refusal> compile(check::File& file, const CompileOptions& options,
                                            Timestamp now) {
  if (auto problems = documentProblems(file); !problems.empty())
    return refused(file, std::move(problems));
  return Build(file, options, now).run();
}

}  // namespace osiris::plan
