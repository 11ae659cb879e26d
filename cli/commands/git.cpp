#include "cli/commands/git.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/git_place.h"
#include "cli/output_format.h"
#include "cli/table.h"
#include "flow/save.h"
#include "flow/undo.h"

namespace osiris::cli {
namespace {

using Json = nlohmann::ordered_json;

struct GitOptions {
  OutputFormat format = OutputFormat::text;
  std::vector<std::string> paths;
  std::string why;
  std::string operation;
  bool backTo = false;
  std::size_t count = 20;
};

/// The end of an id: what a person needs to name an operation.
std::string shortId(const std::string& id) { return id.size() > 8 ? id.substr(id.size() - 8) : id; }

std::string timeOf(Timestamp when) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", std::chrono::floor<std::chrono::seconds>(when));
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string savedText(const flow::Saved& saved) {
  std::string text = fmt::format("saved on {}{}: {}\n", saved.branch,
                                 saved.isNewDraft ? ", a new draft" : "", saved.summary);
  for (const std::string& file : saved.files) text += "  " + file + "\n";
  if (saved.errors + saved.warnings > 0)
    text += fmt::format("with {} and {}: 'osiris check' shows them\n",
                        counted(saved.errors, "error"), counted(saved.warnings, "warning"));
  return text;
}

std::string savedJson(const flow::Saved& saved) {
  return dumpJson({{"version", 1},
                   {"operation", saved.operation},
                   {"commit", saved.commit},
                   {"branch", saved.branch},
                   {"newDraft", saved.isNewDraft},
                   {"summary", saved.summary},
                   {"files", saved.files},
                   {"errors", saved.errors},
                   {"warnings", saved.warnings}});
}

Json operationJson(const repo::Operation& operation) {
  return {
      {"id", operation.id},
      {"verb", operation.verb},
      {"summary", operation.summary},
      {"who", operation.who},
      {"when", fmt::format("{:%FT%TZ}", std::chrono::floor<std::chrono::seconds>(operation.when))},
      {"files", operation.files}};
}

std::string undoneText(const flow::Undone& undone, std::string_view what) {
  std::string text = fmt::format("{} {}: {}\n", what, undone.target.verb, undone.target.summary);
  text += fmt::format("  {}\n", undone.words);
  if (!undone.recorded.empty())
    text += "work that was not saved is recorded: 'osiris git redo' brings it back\n";
  return text;
}

std::string undoneJson(const flow::Undone& undone) {
  return dumpJson({{"version", 1},
                   {"operation", operationJson(undone.operation)},
                   {"target", operationJson(undone.target)},
                   {"changes", undone.words},
                   {"recorded", !undone.recorded.empty()}});
}

/// Calls a verb in the repository around the session's folder and prints what it gives.
template <typename Verb>
void inPlace(Session& session, Verb verb) {
  const auto place = GitPlace::find(session);
  if (!place) return session.fail(place.error());
  const Result<std::string> text = verb(**place);
  if (!text) return session.fail(text.error());
  session.print(*text);
}

Result<std::string> runSave(const GitPlace& place, const GitOptions& options) {
  auto paths = place.inside(options.paths);
  if (!paths) return std::unexpected(paths.error());
  const auto saved = flow::save(place.place(), {*std::move(paths), options.why});
  if (!saved) return std::unexpected(saved.error());
  return options.format == OutputFormat::json ? savedJson(*saved) : savedText(*saved);
}

Result<std::string> runUndo(const GitPlace& place, const GitOptions& options) {
  const auto undone = flow::undo(place.place(), {options.operation, options.backTo});
  if (!undone) return std::unexpected(undone.error());
  return options.format == OutputFormat::json
             ? undoneJson(*undone)
             : undoneText(*undone, options.backTo ? "back to" : "took back");
}

Result<std::string> runRedo(const GitPlace& place, const GitOptions& options) {
  const auto undone = flow::redo(place.place());
  if (!undone) return std::unexpected(undone.error());
  return options.format == OutputFormat::json
             ? undoneJson(*undone)
             : undoneText(*undone, "did again what this took back:");
}

Result<std::string> runOperations(const GitPlace& place, const GitOptions& options) {
  const auto operations = repo::OperationLog(place.place().repository).latest(options.count);
  if (!operations) return std::unexpected(operations.error());
  if (options.format == OutputFormat::json) {
    Json list = Json::array();
    for (const repo::Operation& operation : *operations) list.push_back(operationJson(operation));
    return dumpJson({{"version", 1}, {"operations", std::move(list)}});
  }
  std::vector<TableRow> rows;
  for (const repo::Operation& operation : *operations)
    rows.push_back(
        {shortId(operation.id), timeOf(operation.when), operation.verb, operation.summary});
  if (rows.empty()) return "nothing was done here yet\n";
  return drawTable(rows);
}

constexpr const char* gitExamples = R"(Examples:
  osiris git save            what changed in pipelines becomes part of your draft
  osiris git undo            take the last operation back, whatever it was
  osiris git ops             what was done here, the latest first

All of it is plain git: 'git log refs/osiris/ops' shows the same.)";

}  // namespace

void addGitCommand(CLI::App& app, Session& session) {
  CLI::App* group = app.add_subcommand("git", "Save your work and take it back, on plain git");
  group->require_subcommand(1);
  group->footer(gitExamples);
  const auto options = std::make_shared<GitOptions>();

  CLI::App* save = group->add_subcommand("save", "Save what changed in pipelines to your draft");
  save->add_option("PATH", options->paths, "Files or folders; left out: all that changed")
      ->type_name("");
  save->add_option("-m,--message", options->why, "Why; left out: what changed, in words")
      ->type_name("WHY");
  addFormatOption(*save, options->format);
  save->footer(
      "Examples:\n  osiris git save\n  osiris git save pipelines/orders.oml -m \"refunds count "
      "too\"");
  save->callback([options, &session] {
    inPlace(session, [&](const GitPlace& place) { return runSave(place, *options); });
  });

  CLI::App* undo = group->add_subcommand("undo", "Take the last operation back");
  undo->add_option("OPERATION", options->operation,
                   "Its id, or the end of it; left out: the last one")
      ->type_name("");
  undo->add_flag("--to", options->backTo,
                 "Take back all that was done after OPERATION, not itself");
  addFormatOption(*undo, options->format);
  undo->footer("Examples:\n  osiris git undo\n  osiris git undo --to 5Q8Z1M3A");
  undo->callback([options, &session] {
    inPlace(session, [&](const GitPlace& place) { return runUndo(place, *options); });
  });

  CLI::App* redo = group->add_subcommand("redo", "Take the last undo back");
  addFormatOption(*redo, options->format);
  redo->footer("Example:\n  osiris git redo");
  redo->callback([options, &session] {
    inPlace(session, [&](const GitPlace& place) { return runRedo(place, *options); });
  });

  CLI::App* operations = group->add_subcommand("ops", "List what was done here, the latest first");
  operations->add_option("--limit", options->count, "At most so many")->type_name("N");
  addFormatOption(*operations, options->format);
  operations->footer("Example:\n  osiris git ops --format json");
  operations->callback([options, &session] {
    inPlace(session, [&](const GitPlace& place) { return runOperations(place, *options); });
  });
}

}  // namespace osiris::cli
