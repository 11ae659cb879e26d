// Two steps that replace the contents of one target: the later run wins, the earlier work is lost.
#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

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

std::size_t hashOf(const Target& target) {
  const std::hash<std::string_view> hash;
  std::size_t all = hash(target.family);
  for (const std::string_view part : target.parts) all = all * 31 + (part.empty() ? 0 : hash(part));
  return all;
}

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

/// What a step writes, if it makes its target anew and says which.
std::optional<Writing> writingOf(const oml::PlacedStep& placed) {
  const oml::Step& step = *placed.step;
  const Value config = step.mode == "write" ? fieldValue(placed.value(), "config") : Value();
  if (!isMap(config)) return std::nullopt;
  const std::string_view family = project::familyOfComponent(step.component);
  Writing writing = readWriting(family, config);
  if (!writing.replaces() || textOf(writing.main()).empty()) return std::nullopt;
  return writing;
}

/// A step by the hash of its target: the many that are alone in theirs are told apart by a number.
struct Candidate {
  std::size_t hash;
  std::size_t step;
  auto operator<=>(const Candidate&) const = default;
};

void report(const PipelineContext& context, std::size_t index, const Writing& writing,
            const oml::PlacedStep& other) {
  auto& diagnostic = context.reporter.report(code::duplicate_writer, writing.main().span(),
                                             stepPath(index, pointer("/config", writing.mainKey())),
                                             "step " + inQuotes(other.step->id) + " writes " +
                                                 inQuotes(writing.main().text()) +
                                                 " too, and one of them is lost");
  diagnostic.related.push_back({"", idSpan(other), "writes the same target"});
}

/// Steps whose targets have one hash, in the file's order.
void checkAlike(const PipelineContext& context, std::span<const Candidate> alike) {
  const auto& steps = context.pipeline.steps;
  std::vector<std::pair<Target, std::size_t>> first;
  for (const Candidate& each : alike) {
    const Writing writing = *writingOf(steps[each.step]);
    const auto same =
        std::ranges::find(first, writing.target, &std::pair<Target, std::size_t>::first);
    if (same == first.end())
      first.emplace_back(writing.target, each.step);
    else
      report(context, each.step, writing, steps[same->second]);
  }
}

}  // namespace

/// duplicate_writer.
void duplicateWriter(const PipelineContext& context) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < context.pipeline.steps.size(); ++i) {
    if (const auto writing = writingOf(context.pipeline.steps[i]))
      candidates.push_back({hashOf(writing->target), i});
  }
  std::ranges::sort(candidates);
  for (auto begin = candidates.begin(); begin != candidates.end();) {
    const auto end = std::find_if(begin, candidates.end(),
                                  [&](const Candidate& each) { return each.hash != begin->hash; });
    if (end - begin > 1) checkAlike(context, {begin, end});
    begin = end;
  }
}

}  // namespace osiris::check::rules
