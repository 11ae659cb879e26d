// Two steps that replace the contents of one target: the later run wins, the earlier work is lost.
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>

#include "check/rules/rules.h"
#include "check/rules/step_path.h"
#include "check/wording.h"

namespace osiris::check::rules {
namespace {

/// What names a target, whatever the component: unwritten parts are alike when all leave them out.
constexpr std::array<std::string_view, 10> kParts{"connection", "url",      "host",     "port",
                                                  "project_id", "database", "base_dir", "path",
                                                  "schema",     "table"};

struct Target {
  std::string_view family;
  std::array<std::string_view, kParts.size()> parts;
  friend bool operator==(const Target&, const Target&) = default;
};

struct Hash {
  std::size_t operator()(const Target& target) const {
    std::size_t hash = std::hash<std::string_view>()(target.family);
    for (const std::string_view part : target.parts) {
      hash = hash * 31 + std::hash<std::string_view>()(part);
    }
    return hash;
  }
};

/// What a writer's config says of its target, read in one pass: this runs for every writer of a
/// file at every keystroke that may matter.
struct Writing {
  Target target;
  std::string_view writeMode;
  std::string_view mode;
  Value table;
  Value path;

  /// The value that says most about the target, and its key.
  [[nodiscard]] const Value& main() const { return table ? table : path; }
  [[nodiscard]] std::string_view mainKey() const { return table ? "table" : "path"; }
  /// True for a writer that makes its target anew: a file, or a table with `replace` or `truncate`.
  [[nodiscard]] bool replaces() const {
    const std::string_view how = writeMode.empty() ? mode : writeMode;
    return target.family == "filesystem" || how == "replace" || how == "truncate";
  }
};

Writing readWriting(std::string_view family, const Value& config) {
  Writing writing{{family, {}}, {}, {}, {}, {}};
  for (const auto [key, value] : config.entries()) {
    const std::string_view name = key.text();
    if (name == "write_mode") writing.writeMode = textOf(value);
    if (name == "mode") writing.mode = textOf(value);
    if (name == "table") writing.table = value;
    if (name == "path") writing.path = value;
    const auto part = std::find(kParts.begin(), kParts.end(), name);
    if (part != kParts.end())
      writing.target.parts[static_cast<std::size_t>(part - kParts.begin())] = value.text();
  }
  return writing;
}

}  // namespace

/// duplicate_writer.
void duplicateWriter(const PipelineContext& context) {
  const auto& steps = context.pipeline.steps;
  std::unordered_map<Target, std::size_t, Hash> first;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const oml::Step& step = *steps[i].step;
    const Value config = step.mode == "write" ? fieldValue(steps[i].value(), "config") : Value();
    const std::string_view family =
        std::string_view(step.component).substr(0, step.component.find('.'));
    if (!isMap(config)) continue;
    const Writing writing = readWriting(family, config);
    if (!writing.replaces() || textOf(writing.main()).empty()) continue;
    const auto [found, isNew] = first.emplace(writing.target, i);
    if (isNew) continue;
    const oml::PlacedStep& other = steps[found->second];
    const text::Span place = writing.main().span();
    auto& diagnostic = context.reporter.report(
        code::duplicate_writer, place, stepPath(i, pointer("/config", writing.mainKey())),
        "step " + inQuotes(other.step->id) + " writes " + inQuotes(writing.main().text()) +
            " too, and one of them is lost");
    diagnostic.related.push_back({"", idSpan(other), "writes the same target"});
  }
}

}  // namespace osiris::check::rules
