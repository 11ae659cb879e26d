#include "cli/commands/lsp.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/seams.h"

namespace osiris::cli {
namespace {

constexpr const char* lspExamples = R"(Examples:
  osiris lsp                        speak the Language Server Protocol on standard input and output
  osiris lsp --port 4711            serve many clients on this machine
  osiris lsp --pipe /tmp/osiris     the same on a socket that is this user's alone
  osiris lsp --log osiris.log       and write down how long each answer takes

Editors start this; there is nothing to type.)";

}  // namespace

void addLspCommand(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("lsp", "Start the language server");
  const auto serving = std::make_shared<Serving>(Serving{.host = "127.0.0.1"});
  CLI::Option* port =
      command->add_option("--port", serving->port, "Listen at this TCP port; 0 is any free one");
  command
      ->add_option("--host", serving->host,
                   "Listen at this address, which whoever reaches it may use")
      ->needs(port)
      ->capture_default_str();
  command->add_option("--pipe", serving->pipe, "Listen at a socket of this path")->excludes(port);
  command->add_option("--log", serving->log,
                      "Add a line a message to this file: method, size, time; no contents");
  // Some editors' clients add this to every server; it is how we speak anyway.
  command->add_flag_callback(
      "--stdio", [] {}, "Speak on standard input and output (always the case)");
  command->footer(lspExamples);
  command->callback([&session, serving] {
    const auto served = serve(session, *serving);
    if (!served) return session.fail(served.error());
    session.exit = *served == 0 ? Exit::clean : Exit::findings;
  });
}

}  // namespace osiris::cli
