// osiris: parses the command line and hands over to a command.
#include <fmt/format.h>
#ifdef OSIRIS_MIMALLOC
#include <mimalloc.h>
#endif

#include <CLI/CLI.hpp>
#include <exception>
#include <span>
#include <string>
#include <vector>

#include "base/disk_file_system.h"
#include "base/version.h"
#include "cli/choice.h"
#include "cli/commands/check.h"
#include "cli/commands/compile.h"
#include "cli/commands/components.h"
#include "cli/commands/connections.h"
#include "cli/commands/debug.h"
#include "cli/commands/explain.h"
#include "cli/commands/fmt.h"
#include "cli/commands/git.h"
#include "cli/commands/init.h"
#include "cli/commands/lineage.h"
#include "cli/commands/lsp.h"
#include "cli/commands/plan.h"
#include "cli/dispatch.h"
#include "cli/session.h"
#include "cli/usage_error.h"

namespace osiris::cli {
namespace {

constexpr const char* examples = R"(Examples:
  osiris init                              make this folder a workspace
  osiris check                             find what is wrong with it, and how to mend it
  osiris explain unknown_dependency        say more about one finding

'osiris COMMAND --help' says more about a command. A word that is no command here runs
osiris-WORD, or Osiris' own command, where one is installed.)";

void addCommands(CLI::App& app, Session& session) {
  app.fallthrough();  // --color may stand after the command as well
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", fmt::format("osiris {}", version()));
  addChoice(app, "--color", session.colorChoice,
            {{"auto", ColorChoice::automatic},
             {"always", ColorChoice::always},
             {"never", ColorChoice::never}},
            "Whether to use colour");
  app.footer(examples);

  addCheckCommand(app, "check", session);
  addExplainCommand(app, session);
  addFormatCommand(app, session);
  addComponentsCommand(app, session);
  addConnectionsCommand(app, session);
  addPlanCommand(app, session);
  addLineageCommand(app, session);
  addCompileCommand(app, session);
  addGitCommand(app, session);
  addInitCommand(app, session);
  addLspCommand(app, session);
  addDebugCommand(app, session);

  CLI::App* oml = app.add_subcommand("oml", "'osiris oml validate' is 'osiris check'");
  oml->require_subcommand(1);
  addCheckCommand(*oml, "validate", session);
}

void run(Session& session, std::vector<std::string> arguments) {
  CLI::App app("Osiris Git: pipelines in OML, checked as you type", "osiris");
  addCommands(app, session);
  if (!arguments.empty() && arguments.front() == "help") {
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
  }
  if (const auto word = findUnknownWord(app, arguments))
    return session.fail(runElsewhere(*word, arguments));
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& success) {
    app.exit(success);  // prints help or version
    return;
  } catch (const CLI::ParseError& error) {
    return session.fail(usageError(app, error));
  }
  if (app.get_subcommands().empty()) {
    session.print(app.help(), stderr);
    session.exit = Exit::failure;
  }
}

}  // namespace
}  // namespace osiris::cli

namespace {

/// How long free memory is kept. The allocator keeps it for 25 ms by itself, which spares a server
/// that answers the same questions again and again half of its time; what reading a large file
/// leaves behind it would keep for good, for want of a moment to look after it.
void keepFreeMemory(bool keep) {
#ifdef OSIRIS_MIMALLOC
  mi_option_set(mi_option_decommit_delay, keep ? 25 : 0);
#else
  static_cast<void>(keep);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  osiris::DiskFileSystem files;
  osiris::cli::Session session(files);
  session.keepFreeMemory = keepFreeMemory;
  const std::span words(argv, static_cast<std::size_t>(argc));
  try {
    osiris::cli::run(session, {words.begin() + (words.empty() ? 0 : 1), words.end()});
  } catch (const std::exception& error) {
    session.fail(
        {"internal", fmt::format("osiris itself failed: {}", error.what()), "please report this"});
  }
  if (!session.flush()) session.fail({"io_error", "cannot write to standard output", {}});
  return static_cast<int>(session.exit);
}
