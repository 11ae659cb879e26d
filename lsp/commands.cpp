#include "lsp/commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lsp/handlers/commands/check.h"
#include "lsp/handlers/commands/explain.h"
#include "lsp/handlers/commands/fix_all.h"
#include "lsp/handlers/commands/plan.h"
#include "lsp/handlers/commands/server_status.h"

namespace osiris::lsp {
namespace {

constexpr auto everyCommand = std::to_array<Command>({
    {.name = "osiris.check",
     .arguments = "`[]`, `[uri]` or `[{uri}]`, of a file or a folder",
     .result = "what `osiris check --format json` prints ([formats.md](formats.md)), with absolute "
               "paths",
     .meaning =
         "all problems of the file, of the folder or of the client's folders; open documents "
         "as they are in the editor; with progress for a `workDoneToken`",
     .work = checkFiles},
    {"osiris.explain", "`[code]`", "the page, Markdown",
     "what a diagnostic's code means, with an example that fails and one that passes", explain},
    {"osiris.fixAll", "`[uri]`", "a sentence that says how many",
     "every safe fix of an open document, sent as `workspace/applyEdit`", fixAll},
    {.name = "osiris.plan",
     .arguments = "`[uri]`",
     .result = "`{summary, allNew, text, plan}`: a line, why all of it counts as new (else empty), "
               "a page, and what `osiris plan --format json` prints",
     .meaning = "what the change of an open pipeline will do, as it is in the editor against "
                "`osiris.plan.base`, and who is downstream",
     .work = planDocument},
    {"osiris.serverStatus", "`[]`",
     "`{version, memory: {residentBytes}, documents: [{uri, version, bytes, steps}], "
     "index: {files, ready}, latencies: [{method, count, p50, p99, max}]}`, milliseconds",
     "what the server has open, what it holds, whether it knows every file, "
     "and how long its answers took",
     serverStatus},
});

}  // namespace

std::span<const Command> commands() { return everyCommand; }

const Command* findCommand(std::string_view name) {
  const auto* const found = std::ranges::find(everyCommand, name, &Command::name);
  return found == everyCommand.end() ? nullptr : found;
}

std::string commandTable() {
  std::string text = "| command | arguments | result | what it does |\n|---|---|---|---|\n";
  for (const Command& each : everyCommand) {
    text += fmt::format("| `{}` | {} | {} | {} |\n", each.name, each.arguments, each.result,
                        each.meaning);
  }
  return text;
}

protocol::Reply<std::string> stringArgument(const protocol::Json& arguments, std::size_t index,
                                            std::string_view what) {
  if (index < arguments.size() && arguments[index].is_string())
    return arguments[index].get<std::string>();
  return protocol::failed(protocol::ErrorCode::invalidParams,
                          fmt::format("params.arguments[{}]: expected {}", index, what));
}

}  // namespace osiris::lsp
