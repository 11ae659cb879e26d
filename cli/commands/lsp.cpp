#include "cli/commands/lsp.h"

#include <CLI/CLI.hpp>

#include "cli/seams.h"

namespace osiris::cli {
namespace {

constexpr const char* examples = R"(Examples:
  osiris lsp            speak the Language Server Protocol on standard input and output

Editors start this; there is nothing to type.)";

}  // namespace

void addLspCommand(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("lsp", "Start the language server");
  // Some editors' clients add this to every server; it is how we speak anyway.
  command->add_flag_callback(
      "--stdio", [] {}, "Speak on standard input and output (always the case)");
  command->footer(examples);
  command->callback(
      [&session] { session.exit = serve(session) == 0 ? Exit::clean : Exit::findings; });
}

}  // namespace osiris::cli
