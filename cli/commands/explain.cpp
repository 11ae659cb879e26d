#include "cli/commands/explain.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <vector>

#include "check/codes.h"
#include "check/rule_page.h"
#include "cli/did_you_mean.h"
#include "cli/table.h"

namespace osiris::cli {
namespace {

std::string listCodes() {
  std::vector<TableRow> rows;
  for (const check::Code& code : check::codes()) {
    rows.push_back({std::string(code.name), std::string(check::nameOf(code.severity)),
                    std::string(code.summary)});
  }
  return drawTable(rows);
}

Error unknownCode(const std::string& name) {
  std::vector<std::string> names;
  for (const check::Code& code : check::codes()) names.emplace_back(code.name);
  return {"unknown_code", fmt::format("there is no code '{}'", name),
          didYouMean(name, names, "'osiris explain' lists them all")};
}

void explain(Session& session, const std::string& name) {
  if (name.empty()) return session.print(listCodes());
  const check::Code* code = check::findCode(name);
  if (code == nullptr) return session.fail(unknownCode(name));
  session.print(check::rulePage(*code));
}

constexpr const char* explainExamples = R"(Examples:
  osiris explain                       every code, with one line each
  osiris explain unknown_dependency    one of them, with examples)";

}  // namespace

void addExplainCommand(CLI::App& app, Session& session) {
  const auto name = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("explain", "Say what a diagnostic's code means and how to mend it");
  command->add_option("CODE", *name, "A code, as it stands in brackets; left out: all of them")
      ->type_name("");
  command->footer(explainExamples);
  command->callback([name, &session] { explain(session, *name); });
}

}  // namespace osiris::cli
