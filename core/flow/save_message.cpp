#include "flow/save_message.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string_view>
#include <vector>

#include "base/path.h"
#include "plan/lineage_graph.h"
#include "plan/make_plan.h"
#include "repo/commit_files.h"

namespace osiris::flow {
namespace {

/// What `git log --oneline` shows without cutting it.
constexpr std::size_t longestSummary = 72;

std::string stem(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return std::string(name.substr(0, name.find('.')));
}

std::vector<std::string> changesOf(const plan::PlannedPipeline& pipeline) {
  std::vector<std::string> words;
  if (pipeline.state == plan::PipelineState::added)
    return {fmt::format("new pipeline with {} step{}", pipeline.steps.size(),
                        pipeline.steps.size() == 1 ? "" : "s")};
  if (pipeline.state == plan::PipelineState::removed) return {"pipeline removed"};
  const plan::PipelineDiff& diff = pipeline.diff;
  for (const std::string& step : diff.stepsAdded) words.push_back("add step " + step);
  for (const std::string& step : diff.stepsRemoved) words.push_back("remove step " + step);
  for (const auto& [from, to] : diff.stepsRenamed)
    words.push_back(fmt::format("rename step {} → {}", from, to));
  for (const std::string& step : diff.stepsMoved) words.push_back("move step " + step);
  const auto isWholeStep = [](const plan::Change& change) { return change.path.empty(); };
  for (const plan::Change& change : diff.changes) {
    if (change.what.empty() ||
        (isWholeStep(change) && !change.step.empty() && change.column.empty()))
      continue;
    words.push_back(change.step.empty() ? change.what
                                        : fmt::format("{}: {}", change.step, change.what));
  }
  if (words.empty()) words.emplace_back("layout and comments");
  return words;
}

/// As many words as fit in a line.
std::string shortened(const std::string& subject, const std::vector<std::string>& words) {
  std::string line = subject + ": " + words.front();
  std::size_t taken = 1;
  while (taken < words.size() && line.size() + 2 + words[taken].size() <= longestSummary)
    line += "; " + words[taken++];
  if (taken < words.size()) line += fmt::format("; {} more", words.size() - taken);
  return line;
}

}  // namespace

SaveMessage messageFor(const Workplace& place, const std::optional<repo::CommitId>& base,
                       const std::map<std::string, std::optional<std::string>>& texts) {
  std::unique_ptr<repo::CommitFiles> files;
  if (base) {
    if (auto opened = repo::CommitFiles::open(place.repository, *base)) files = *std::move(opened);
  }
  const std::string& root = place.workspace->root();
  const plan::WorkspaceState after{place.workspace, &place.files};
  const plan::WorkspaceState before{
      files ? project::Workspace::load(*files, root, [](std::string_view) { return false; })
            : project::Workspace::empty(),
      files.get()};
  const auto pipelineText = [&](const plan::WorkspaceState& state, const std::string& path,
                                std::optional<std::string> text) -> std::optional<std::string> {
    if (!text || state.workspace->kindOf(path, *text) != project::FileKind::pipeline)
      return std::nullopt;
    return text;
  };
  std::vector<plan::PipelineTexts> pipelines;
  std::vector<std::string> others;
  for (const auto& [path, text] : texts) {
    const std::string whole = path::join(place.repository.workTree(), path);
    std::optional<std::string> then;
    if (files) {
      if (auto read = files->readFile(whole, FileSystem::defaultReadLimit)) then = *std::move(read);
    }
    const bool isNew = !then;
    plan::PipelineTexts each{whole.substr(root.size() + 1),
                             pipelineText(before, whole, std::move(then)),
                             pipelineText(after, whole, text)};
    if (each.before || each.after) {
      pipelines.push_back(std::move(each));
    } else {
      others.push_back(fmt::format("{} {}", path, !text ? "removed" : isNew ? "added" : "changed"));
    }
  }

  const plan::LineageGraph graph;
  const plan::Plan plan =
      plan::makePlan(pipelines, {.before = before, .after = after, .graph = graph, .base = "HEAD"});
  SaveMessage message;
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> all;
  for (const plan::PlannedPipeline& pipeline : plan.pipelines) {
    names.push_back(pipeline.name.empty() ? stem(pipeline.path) : pipeline.name);
    all.push_back(changesOf(pipeline));
  }
  message.pipelines = fmt::format("{}", fmt::join(names, ", "));
  message.topic = !names.empty() ? names.front() : stem(texts.begin()->first);
  if (names.size() == 1 && others.empty()) {
    message.summary = shortened(names.front(), all.front());
  } else if (names.empty()) {
    message.summary = others.size() == 1
                          ? others.front()
                          : fmt::format("{} and {} more", others.front(), others.size() - 1);
  } else {
    message.summary = fmt::format("{}{}{}", fmt::join(names, ", "), others.empty() ? "" : " and ",
                                  others.size() == 1 ? others.front()
                                  : others.empty()   ? ""
                                                   : fmt::format("{} other files", others.size()));
    if (message.summary.size() > longestSummary)
      message.summary = fmt::format("{} and {} more pipelines", names.front(), names.size() - 1);
  }
  const bool isSaid = names.size() == 1 && others.empty() && !message.summary.ends_with(" more");
  if (!isSaid) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      message.body += names[i] + "\n";
      for (const std::string& words : all[i]) message.body += "- " + words + "\n";
    }
    for (const std::string& other : others) message.body += other + "\n";
  }
  return message;
}

}  // namespace osiris::flow
