#include "cli/commands/fmt.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/seams.h"
#include "cli/selection.h"
#include "report/display_width.h"
#include "text/apply_edits.h"

namespace osiris::cli {
namespace {

struct FormatOptions {
  std::vector<std::string> paths;
  bool check = false;
};

/// Formatting of several files; what cannot be formatted is said and passed over.
class Formatting {
 public:
  Formatting(Session& session, const FormatOptions& options)
      : session_(session), options_(options) {}

  void format(const SelectedFile& file) {
    const auto text = session_.files().readFile(file.path);
    if (!text) return session_.fail(text.error());
    const project::FileKind kind = file.workspace->kindOf(file.path, *text);
    if (kind == project::FileKind::other && file.chosen == Chosen::byFolder) return;
    const auto edits = formatText(*text);
    if (!edits) {
      Error error = edits.error();
      error.message =
          fmt::format("cannot format '{}': {}", session_.shown(file.path), error.message);
      return session_.fail(error);
    }
    if (std::string formatted = text::applied(*text, *edits); formatted != *text)
      change(file, formatted);
  }

 private:
  void change(const SelectedFile& file, const std::string& formatted) {
    const std::string path = report::printable(session_.shown(file.path));
    if (options_.check) {
      session_.print(fmt::format("would format {}\n", path));
      if (session_.exit == Exit::clean) session_.exit = Exit::findings;
      return;
    }
    if (auto written = session_.files().writeFile(file.path, formatted); !written)
      return session_.fail(written.error());
    session_.print(fmt::format("formatted {}\n", path));
  }

  Session& session_;
  const FormatOptions& options_;
};

void runFormat(Session& session, const FormatOptions& options) {
  Workspaces workspaces(session.files());
  const auto selection = selectFiles(session, options.paths, workspaces);
  if (!selection) return session.fail(selection.error());
  Formatting formatting(session, options);
  for (const SelectedFile& file : selection->files) formatting.format(file);
  for (const Error& problem : selection->problems) session.fail(problem);
}

constexpr const char* fmtExamples = R"(Examples:
  osiris fmt pipelines                  every OML file in a folder
  osiris fmt --check pipelines          change nothing; exit 1 when a file is not formatted

Comments, blank lines, line endings and quotes that matter are kept.)";

}  // namespace

void addFormatCommand(CLI::App& app, Session& session) {
  const auto options = std::make_shared<FormatOptions>();
  CLI::App* command = app.add_subcommand("fmt", "Bring OML files into one form");
  command->add_option("PATH", options->paths, "Files and folders")->type_name("")->required();
  command->add_flag("--check", options->check, "Name the files that would change, and change none");
  command->footer(fmtExamples);
  command->callback([options, &session] { runFormat(session, *options); });
}

}  // namespace osiris::cli
