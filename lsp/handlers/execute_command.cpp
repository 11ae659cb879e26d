#include "lsp/handlers/execute_command.h"

#include <fmt/format.h>

#include <algorithm>

#include "lsp/commands.h"

namespace osiris::lsp {

bool fromJson(const protocol::Json& value, ExecuteCommandParams& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  if (!reader.required("command", out.command)) return false;
  const auto arguments = value.find("arguments");
  if (arguments == value.end() || arguments->is_null()) return true;
  if (!arguments->is_array()) return path.field("arguments").report("expected array");
  out.arguments = *arguments;
  return true;
}

protocol::Reply<protocol::Json> executeCommand(Session& session, ExecuteCommandParams params) {
  const auto all = commands();
  const auto found = std::ranges::find(all, params.command, &Command::name);
  if (found != all.end()) return found->run(session, params.arguments);
  return protocol::failed(protocol::ErrorCode::invalidParams,
                          fmt::format("params.command: there is no command '{}'", params.command));
}

protocol::Json executeCommandProvider(const Session&) {
  protocol::Json names = protocol::Json::array();
  for (const Command& each : commands()) names.push_back(each.name);
  return {{"commands", std::move(names)}};
}

}  // namespace osiris::lsp
