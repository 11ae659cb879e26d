#include "report/plan_markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "check/wording.h"
#include "report/display_width.h"
#include "report/plan_graph.h"
#include "report/plan_words.h"
#include "report/terminal.h"

namespace osiris::report {
namespace {

// What each part may take, in bytes: together less than `mostMarkdown`.
constexpr std::size_t mostOfPipeline = 7'000;
constexpr std::size_t mostOfPipelines = 26'000;
constexpr std::size_t mostOfOneDownstream = 3'000;
constexpr std::size_t mostOfDownstream = 13'000;
constexpr std::size_t mostOfEnvironment = 4'000;
constexpr std::size_t mostOfRisk = 3'000;
constexpr std::size_t mostOfGraph = 8'000;

/// Blocks one after another as far as they go; the rest is counted. Once one does not fit, none
/// does, since those that follow are less important.
class Bounded {
 public:
  explicit Bounded(std::size_t most) : most_(most) {}

  [[nodiscard]] bool isFull() const { return left_ > 0; }
  void add(std::string_view block) {
    if (isFull() || text_.size() + block.size() > most_)
      ++left_;
    else
      text_ += block;
  }
  void leave(std::size_t count) { left_ += count; }

  /// What is said of those left out: "12 more pipelines are not shown".
  [[nodiscard]] std::string take(std::string_view indent, std::string_view noun) {
    if (left_ == 0) return std::move(text_);
    const bool isOne = left_ == 1;
    return text_ + fmt::format("{}{} more {}{} {} not shown\n", indent, left_, noun,
                               isOne ? "" : "s", isOne ? "is" : "are");
  }

 private:
  std::size_t most_;
  std::size_t left_ = 0;
  std::string text_;
};

bool isPlain(char c) {
  static constexpr std::string_view signs = " ,/-='?";
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         static_cast<unsigned char>(c) >= 0x80 || signs.find(c) != std::string_view::npos;
}

std::string code(std::string_view text) { return "<code>" + markdownText(text) + "</code>"; }

std::string tableBlock(const TableWords& table) {
  std::string block = fmt::format("- **{}** {}", nameOf(table.action), code(table.dataset));
  if (!table.how.empty()) block += " (" + markdownText(table.how) + ")";
  if (!table.change.empty()) block += ": " + markdownText(table.change);
  block += "\n";
  Bounded columns(mostOfPipeline / 3);
  for (const ColumnWords& column : table.columns) {
    std::string line = fmt::format("  - {} {}",
                                   column.sign == '+'   ? "&#43;"
                                   : column.sign == '-' ? "&#8722;"
                                                        : "&#126;",
                                   code(column.column));
    if (!column.detail.empty()) line += " " + markdownText(column.detail);
    columns.add(line + "\n");
  }
  return block + columns.take("  - ", "column");
}

std::string changeBlock(const plan::Change& change) {
  std::string block = fmt::format("- **{}**: ", nameOf(change.kind));
  if (!change.step.empty()) block += "step " + code(change.step) + ": ";
  block += markdownText(change.what);
  if (!change.reason.empty()) block += " (" + markdownText(change.reason) + ")";
  return block + "\n";
}

std::string pipelineBlock(const plan::PlannedPipeline& pipeline) {
  std::string block = fmt::format("<details><summary>{}: {}, <b>{}</b>", code(pipeline.path),
                                  nameOf(pipeline.state), nameOf(pipeline.diff.kind));
  if (const std::string problems = problemsOf(pipeline); !problems.empty())
    block += ", " + problems;
  block += "</summary>\n\n";
  Bounded items(mostOfPipeline);
  for (const TableWords& table : tableWords(pipeline)) items.add(tableBlock(table));
  for (const plan::Change& change : pipeline.diff.changes) items.add(changeBlock(change));
  block += items.take("- ", "item");
  if (const std::string gaps = gapsOf(pipeline); !gaps.empty())
    block += "- there may be more; not followed to the end: " + markdownText(gaps) + "\n";
  return block + "\n</details>\n\n";
}

std::string pipelinesPart(const plan::Plan& plan) {
  const auto pipelines = riskiestFirst(plan);
  Bounded part(mostOfPipelines);
  for (std::size_t i = 0; i < pipelines.size(); ++i) {
    if (part.isFull()) {
      part.leave(pipelines.size() - i);
      break;
    }
    part.add(pipelineBlock(*pipelines[i]));
  }
  std::string text = part.take("", "pipeline");
  const std::size_t quiet = plan.pipelines.size() - pipelines.size();
  if (quiet > 0) text += "\n" + check::counted(quiet, "pipeline") + " unchanged\n";
  return text.empty() ? text : "### Pipelines\n\n" + text + "\n";
}

std::string downstreamBlock(const DownstreamPipeline& pipeline) {
  Bounded owners(mostOfOneDownstream / 3);
  for (const std::string_view owner : pipeline.owners) owners.add(" " + code(owner));
  std::string block = fmt::format("<details><summary>{}: {}", code(pipeline.path),
                                  pipeline.owners.empty() ? "no owner is known" : "owners");
  block += owners.take(" and ", "owner");
  if (block.ends_with('\n')) block.pop_back();
  block += "</summary>\n\n";
  Bounded items(mostOfOneDownstream);
  for (const plan::Touched* touched : pipeline.touched)
    items.add(fmt::format("- **{}**: {} ← {}\n", nameOf(touched->kind), code(touchedName(*touched)),
                          code(touched->from)));
  return block + items.take("- ", "column") + "\n</details>\n\n";
}

std::string downstreamPart(const plan::Plan& plan) {
  std::vector<DownstreamPipeline> pipelines = downstreamByPipeline(plan);
  if (pipelines.empty()) return {};
  std::ranges::stable_sort(pipelines, std::ranges::greater(), &DownstreamPipeline::kind);
  Bounded part(mostOfDownstream);
  for (std::size_t i = 0; i < pipelines.size(); ++i) {
    if (part.isFull()) {
      part.leave(pipelines.size() - i);
      break;
    }
    part.add(downstreamBlock(pipelines[i]));
  }
  return fmt::format("### Downstream: {}\n\n{}\n", check::counted(pipelines.size(), "pipeline"),
                     part.take("", "pipeline"));
}

std::string environmentPart(const plan::Plan& plan) {
  Bounded part(mostOfEnvironment);
  bool isEmpty = true;
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    for (const plan::Change& change : pipeline.diff.environmentOnly) {
      isEmpty = false;
      part.add("- " + code(pipeline.path) + ": " + markdownText(change.what) + "\n");
    }
  }
  if (isEmpty) return {};
  return "### Between environments only\n\nNo change of what a pipeline says.\n\n" +
         part.take("- ", "difference") + "\n";
}

std::string riskPart(const plan::Plan& plan) {
  Bounded part(mostOfRisk);
  for (const plan::RiskFeature& feature : plan.risk.features)
    part.add(fmt::format("- {}: {}, {}\n", feature.points, markdownText(feature.name),
                         markdownText(feature.reason)));
  return fmt::format("**Risk {} of 100**\n\n{}\n", plan.risk.score, part.take("- ", "reason"));
}

/// The largest graph that there is room for.
std::string graphPart(const plan::Plan& plan) {
  for (const std::size_t mostNodes : {60U, 30U, 12U, 5U}) {
    const PlanGraph graph = planGraph(plan, mostNodes);
    if (graph.edges.empty()) return {};
    const std::string drawn = planMermaid(graph);
    if (drawn.size() > mostOfGraph) continue;
    return fmt::format("### Graph\n\n```mermaid\n{}```\n{}", drawn,
                       graph.complete ? "" : "\nThere is more than is drawn.\n");
  }
  return {};
}

std::string comparison(const plan::Plan& plan) {
  std::string text;
  if (!plan.base.empty()) text = "Compared with " + code(plan.base);
  if (!plan.environment.empty())
    text += (text.empty() ? "For " : ", for ") + code(plan.environment);
  return text.empty() ? text : text + ".\n\n";
}

}  // namespace

std::string markdownText(std::string_view text) {
  constexpr std::size_t mostCharacters = 160;
  const std::string shown = printable(text);
  std::string safe;
  std::size_t count = 0;
  for (std::size_t at = 0; at < shown.size(); ++count) {
    if (count == mostCharacters) return safe + "…";
    const std::size_t size = utf8::decode(shown, at).size;
    const char c = shown[at];
    // An entity is never markup (CommonMark 0.31, 6.2). A forge looks for mentions and references
    // in the text that comes out, so those signs are also parted from what follows.
    if (isPlain(c) || (c == '.' && !safe.ends_with('w') && !safe.ends_with('W')))
      safe += shown.substr(at, size);
    else
      safe += fmt::format("&#{};", static_cast<unsigned>(c));
    if (c == '@' || c == '#' || c == '!') safe += "&#8288;";
    at += size;
  }
  return safe;
}

std::string planMarkdown(const plan::Plan& plan) {
  return fmt::format("## {}\n\n", planHeadline(plan)) + comparison(plan) + riskPart(plan) +
         pipelinesPart(plan) + downstreamPart(plan) + environmentPart(plan) + graphPart(plan);
}

}  // namespace osiris::report
