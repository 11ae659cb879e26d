#include "cli/commands/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/version.h"
#include "check/codes.h"
#include "cli/choice.h"
#include "cli/did_you_mean.h"
#include "cli/inspection.h"
#include "cli/inspection_report.h"
#include "cli/selection.h"
#include "report/github.h"
#include "report/json.h"
#include "report/sarif.h"
#include "report/terminal.h"

namespace osiris::cli {
namespace {

enum class Format : std::uint8_t { text, json, sarif, github };

struct Options {
  std::vector<std::string> paths;
  Format format = Format::text;
  bool fix = false;
  bool dryRun = false;
  std::string environment;
  unsigned jobs = 0;

  [[nodiscard]] Mending mending() const {
    if (!fix) return Mending::none;
    return dryRun ? Mending::inMemory : Mending::onDisk;
  }
};

Result<> checkEnvironment(const std::string& name, const project::Settings& settings) {
  std::vector<std::string> known = settings.environments;
  for (const std::string& profile : settings.profiles) {
    if (std::ranges::find(known, profile) == known.end()) known.push_back(profile);
  }
  if (name.empty() || std::ranges::find(known, name) != known.end()) return {};
  std::string message = fmt::format("'{}' is no environment or profile of 'osiris.yaml'", name);
  if (known.empty()) {
    return osiris::fail("unknown_environment", message,
                        "none is declared there: add it under 'environments'");
  }
  const std::string hint =
      fmt::format("{} declared are: {}", didYouMean(name, known, ""), fmt::join(known, ", "));
  return osiris::fail("unknown_environment", message, hint.substr(hint.find_first_not_of(' ')));
}

Result<> checkOptions(const Session& session, const Options& options, Workspaces& workspaces) {
  if (options.dryRun && options.format != Format::text) {
    return osiris::fail("usage", "'--dry-run' prints a diff and goes with no '--format' but text",
                        "leave one of the two out");
  }
  if (options.environment.empty()) return {};
  return checkEnvironment(options.environment,
                          workspaces.at(rootFor(session, workspaces))->settings());
}

std::string render(const report::Findings& findings, Format format, const Session& session) {
  switch (format) {
    case Format::json:
      return report::renderJson(findings);
    case Format::sarif:
      return report::renderSarif(findings, check::codes(), version());
    case Format::github:
      return report::renderGithub(findings);
    case Format::text:
      break;
  }
  const report::TerminalStyle style = session.style();
  return report::renderDiagnostics(findings, style) +
         report::renderSummary(report::summarize(findings), style);
}

/// A mended settings file changes what is true of the others.
bool changedAWorkspace(const std::vector<Inspected>& inspected) {
  return std::ranges::any_of(inspected, [](const Inspected& one) {
    return !one.fixes.empty() && one.kind != project::FileKind::pipeline && !one.problem;
  });
}

void showFixes(const Session& session, const Options& options,
               const std::vector<Inspected>& inspected) {
  for (const Inspected& one : inspected) {
    if (one.problem || one.fixes.empty()) continue;
    session.print(describeFixes(session, one), options.format == Format::text ? stdout : stderr);
  }
}

/// `--dry-run`: the diff, and nothing else on standard output, so that `git apply` can read it.
void showDiff(Session& session, std::string_view diff, const report::Summary& remaining) {
  session.print(diff);
  if (diff.empty()) {
    session.note("there is nothing that '--fix' would change");
  } else {
    if (session.exit == Exit::clean) session.exit = Exit::findings;
    session.note("nothing was changed; leave out '--dry-run' to apply this");
  }
  if (remaining.errors + remaining.warnings > 0) {
    session.note("what no safe fix mends: " + report::describeCounts(remaining));
  }
}

/// Everything that was checked, and the exit code that follows from it.
void conclude(Session& session, const Options& options, const Selection& selection,
              std::vector<Inspected>& inspected) {
  noteOddities(session, selection, inspected);
  const std::string diff = options.mending() == Mending::inMemory ? diffOf(session, inspected) : "";
  const report::Findings findings = takeFindings(session, selection, inspected);
  const report::Summary summary = report::summarize(findings);
  if (session.exit == Exit::clean && summary.errors + summary.warnings > 0)
    session.exit = Exit::findings;
  if (options.mending() == Mending::inMemory) {
    showDiff(session, diff, summary);
  } else {
    session.print(render(findings, options.format, session));
  }
  for (const Error& problem : selection.problems) session.fail(problem);
}

Result<> runCheck(Session& session, const Options& options) {
  Workspaces workspaces(session.files());
  if (auto valid = checkOptions(session, options, workspaces); !valid) return valid;
  auto selection = selectFiles(session, options.paths, workspaces);
  if (!selection) return std::unexpected(selection.error());
  std::vector<Inspected> inspected =
      inspect(session.files(), selection->files, {options.mending(), options.jobs});
  for (const Inspected& one : inspected) {
    if (one.problem) session.fail(*one.problem);
  }
  if (options.mending() == Mending::onDisk) showFixes(session, options, inspected);
  if (options.mending() == Mending::onDisk && changedAWorkspace(inspected)) {
    Workspaces fresh(session.files());
    selection = selectFiles(session, options.paths, fresh);
    if (!selection) return std::unexpected(selection.error());
    inspected = inspect(session.files(), selection->files, {Mending::none, options.jobs});
  }
  conclude(session, options, *selection, inspected);
  return {};
}

constexpr const char* checkExamples = R"(Examples:
  osiris check                              everything in this workspace
  osiris check pipelines/orders.oml         one file
  osiris check --fix --dry-run pipelines    what the fixes would change, as a diff
  osiris check --format github              annotations in a pull request

Errors and warnings make the exit code 1; hints do not. 2 means that the check itself failed.)";

/// What `osiris oml validate` takes besides in Osiris 0.5.
void addOsirisFlags(CLI::App& command, Options& options) {
  command.add_flag_callback(
      "--json", [&options] { options.format = Format::json; }, "The same as --format json");
  command.add_flag_callback("--verbose", [] {}, "No more than what is always said");
}

}  // namespace

void addCheckCommand(CLI::App& parent, const std::string& name, Session& session) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      parent.add_subcommand(name, "Check OML files, connections, settings and component specs");
  command
      ->add_option("PATH", options->paths,
                   "Files and folders; left out: the workspace of this folder")
      ->type_name("");
  addChoice(*command, "--format", options->format,
            {{"text", Format::text},
             {"json", Format::json},
             {"sarif", Format::sarif},
             {"github", Format::github}},
            "How to write the findings");
  CLI::Option* fix = command->add_flag("--fix", options->fix, "Apply the fixes that are safe");
  command
      ->add_flag("--dry-run", options->dryRun, "Show what --fix would change, and change nothing")
      ->needs(fix);
  command->add_option("--env", options->environment, "An environment or profile of osiris.yaml")
      ->type_name("ENV");
  command->add_option("--jobs", options->jobs, "Threads; left out: one for each core")
      ->type_name("N")
      ->check(CLI::Range(1U, 256U));
  if (name == "validate") addOsirisFlags(*command, *options);
  command->footer(checkExamples);
  command->callback([options, &session] {
    if (auto done = runCheck(session, *options); !done) session.fail(done.error());
  });
}

}  // namespace osiris::cli
