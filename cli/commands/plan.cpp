#include "cli/commands/plan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/path.h"
#include "base/version.h"
#include "cli/choice.h"
#include "cli/workspace_lineage.h"
#include "plan/make_plan.h"
#include "project/workspace_files.h"
#include "repo/commit_files.h"
#include "report/plan_html.h"
#include "report/plan_json.h"
#include "report/plan_markdown.h"
#include "report/plan_sarif.h"
#include "report/plan_text.h"

namespace osiris::cli {
namespace {

enum class PlanFormat : std::uint8_t { text, json, markdown, html, sarif };

struct PlanOptions {
  std::vector<std::string> pipelines;
  std::string base;
  PlanFormat format = PlanFormat::text;
};

/// What the work tree is compared with; nothing before the first commit.
struct Base {
  std::optional<repo::Repository> repository;
  std::unique_ptr<repo::CommitFiles> files;
  std::string name;
};

/// The commit that was asked for, else the last one; a folder without git, or without a commit, has
/// none, and all is new.
Result<Base> baseOf(const std::string& root, const std::string& asked) {
  Base base;
  auto repository = repo::Repository::open(root);
  if (!repository) {
    if (!asked.empty()) return std::unexpected(repository.error());
    return base;
  }
  base.repository = *std::move(repository);
  const std::string name = asked.empty() ? "HEAD" : asked;
  const auto commit = base.repository->resolve(name);
  if (!commit) {
    if (asked.empty() && commit.error().code == "no_commits") return base;
    return std::unexpected(commit.error());
  }
  auto files = repo::CommitFiles::open(*base.repository, *commit);
  if (!files) return std::unexpected(files.error());
  base.files = *std::move(files);
  base.name = name;
  return base;
}

/// One run of the command.
class Planning {
 public:
  Planning(Session& session, const PlanOptions& options) : session_(session), options_(options) {}

  Result<plan::Plan> make() {
    Workspaces workspaces(session_.files());
    const std::string root = rootFor(session_, workspaces);
    auto base = baseOf(root, options_.base);
    if (!base) return std::unexpected(base.error());
    base_ = *std::move(base);
    after_ = {workspaces.at(root), &session_.files()};
    before_ = {base_.files ? project::Workspace::load(*base_.files, root, isInEnvironment)
                           : project::Workspace::empty(),
               base_.files.get()};
    const auto all = selectFiles(session_, {root}, workspaces);
    if (!all) return std::unexpected(all.error());
    const auto chosen =
        options_.pipelines.empty() ? all : selectFiles(session_, options_.pipelines, workspaces);
    if (!chosen) return std::unexpected(chosen.error());
    for (const Error& problem : all->problems) session_.fail(problem);
    const WorkspaceLineage lineage = lineageOf(session_, all->files);
    return plan::makePlan(
        textsOf(*chosen, root),
        {.before = before_, .after = after_, .graph = lineage.graph, .base = base_.name});
  }

 private:
  /// Nothing for what is no pipeline.
  static std::optional<std::string> pipelineText(const plan::WorkspaceState& state,
                                                 const std::string& path) {
    if (state.files == nullptr) return std::nullopt;
    auto text = state.files->readFile(path, FileSystem::defaultReadLimit);
    if (!text || state.workspace->kindOf(path, *text) != project::FileKind::pipeline)
      return std::nullopt;
    return *std::move(text);
  }

  /// Pipelines that were named; without a name all whose text changed, and all where what they rest
  /// on has.
  std::vector<plan::PipelineTexts> textsOf(const Selection& chosen, const std::string& root) const {
    std::set<std::string> paths;
    for (const SelectedFile& file : chosen.files) paths.insert(file.path);
    if (options_.pipelines.empty() && base_.files) {
      const auto then = project::walkWorkspace(*base_.files, root, *before_.workspace);
      if (then) paths.insert(then->files.begin(), then->files.end());
    }
    const bool all = !options_.pipelines.empty() || settingsChanged(root);
    std::vector<plan::PipelineTexts> texts;
    for (const std::string& path : paths) {
      plan::PipelineTexts each{session_.shown(path), pipelineText(before_, path),
                               pipelineText(after_, path)};
      if ((each.before || each.after) && (all || each.before != each.after))
        texts.push_back(std::move(each));
    }
    return texts;
  }

  [[nodiscard]] bool settingsChanged(const std::string& root) const {
    if (!base_.files) return false;
    return std::ranges::any_of(
        std::vector{path::join(root, "osiris.yaml"), after_.workspace->connectionsPath()},
        [&](const std::string& path) {
          const auto then = base_.files->readFile(path, FileSystem::defaultReadLimit);
          const auto now = session_.files().readFile(path);
          return then.has_value() != now.has_value() || (then && *then != *now);
        });
  }

  Session& session_;
  const PlanOptions& options_;
  Base base_;
  plan::WorkspaceState before_;
  plan::WorkspaceState after_;
};

std::string render(const Session& session, const plan::Plan& plan, PlanFormat format) {
  switch (format) {
    case PlanFormat::json:
      return report::planJson(plan) + "\n";
    case PlanFormat::markdown:
      return report::planMarkdown(plan);
    case PlanFormat::html:
      return report::planHtml(plan);
    case PlanFormat::sarif:
      return report::planSarif(plan, version());
    case PlanFormat::text:
      break;
  }
  return report::planText(plan, session.style());
}

constexpr const char* planExamples = R"(Examples:
  osiris plan                            what changed here since the last commit, and what it does
  osiris plan --base main                what this branch changes
  osiris plan pipelines/orders.oml       one pipeline, changed or not
  osiris plan --format html > plan.html  a page to look at)";

}  // namespace

void addPlanCommand(CLI::App& app, Session& session) {
  const auto options = std::make_shared<PlanOptions>();
  CLI::App* command =
      app.add_subcommand("plan", "What a change will create, alter and break, before it does");
  command
      ->add_option("PIPELINE", options->pipelines,
                   "Pipelines or folders; left out: what changed in this workspace")
      ->type_name("");
  command
      ->add_option("--base", options->base,
                   "Compare with this commit, branch or tag; left out: the last commit")
      ->type_name("REV");
  addChoice(*command, "--format", options->format,
            {{"text", PlanFormat::text},
             {"json", PlanFormat::json},
             {"markdown", PlanFormat::markdown},
             {"html", PlanFormat::html},
             {"sarif", PlanFormat::sarif}},
            "How it is written");
  command->footer(planExamples);
  command->callback([options, &session] {
    const auto plan = Planning(session, *options).make();
    if (!plan) return session.fail(plan.error());
    session.print(render(session, *plan, options->format));
  });
}

}  // namespace osiris::cli
