#include "lsp/handlers/execute_command.h"

#include <fmt/format.h>

#include <utility>

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
  const Command* command = findCommand(params.command);
  if (command != nullptr) return command->run(session, params.arguments);
  return protocol::failed(protocol::ErrorCode::invalidParams,
                          fmt::format("params.command: there is no command '{}'", params.command));
}

protocol::Reply<Work> commandWork(const protocol::Json& params) {
  auto decoded = binding_detail::decode<ExecuteCommandParams>(params);
  if (!decoded) return std::unexpected(std::move(decoded.error()));
  const Command* command = findCommand(decoded->command);
  if (command == nullptr || command->work == nullptr) return Work();
  return [command, arguments = std::move(decoded->arguments)](const Snapshot& snapshot,
                                                              const Job& job) {
    return command->work(snapshot, arguments, job);
  };
}

protocol::Json executeCommandProvider(const Session&) {
  protocol::Json names = protocol::Json::array();
  for (const Command& each : commands()) names.push_back(each.name);
  return {{"commands", std::move(names)}, {"workDoneProgress", true}};
}

}  // namespace osiris::lsp
