#include "cli/commands/debug.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/seams.h"

namespace osiris::cli {
namespace {

using Printer = Dump (*)(std::string_view text);

void dump(Session& session, const std::string& name, Printer print) {
  const auto text = session.files().readFile(name);
  if (!text) return session.fail(text.error());
  const Dump result = print(*text);
  session.print(result.text);
  if (!result.valid) session.exit = Exit::findings;
}

void addDump(CLI::App& group, Session& session, const std::string& name,
             const std::string& description, Printer print) {
  const auto file = std::make_shared<std::string>();
  CLI::App* command = group.add_subcommand(name, description);
  command->add_option("FILE", *file, "A YAML file")->type_name("")->required();
  command->callback([file, print, &session] { dump(session, *file, print); });
}

constexpr const char* debugExamples = R"(Examples:
  osiris debug tree pipelines/orders.oml      the syntax tree, with byte spans
  osiris debug values pipelines/orders.oml    the documents' values as JSON; exit 1 for invalid YAML
  osiris debug model pipelines/orders.oml     the steps as they are understood, as JSON)";

}  // namespace

void addDebugCommand(CLI::App& app, Session& session) {
  CLI::App* group =
      app.add_subcommand("debug", "Show what the parser and the model make of a file");
  group->require_subcommand(1);
  group->footer(debugExamples);
  addDump(*group, session, "tree", "The syntax tree, with byte spans", dumpTree);
  addDump(*group, session, "values", "The documents' values as JSON, one after another",
          dumpValues);
  addDump(*group, session, "model", "The typed pipeline as JSON", dumpModel);
}

}  // namespace osiris::cli
