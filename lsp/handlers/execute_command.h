// workspace/executeCommand: one of the commands in lsp/commands.h.
#pragma once

#include <string>

#include "lsp/binding.h"
#include "lsp/protocol/json.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

struct ExecuteCommandParams {
  std::string command;
  protocol::Json arguments = protocol::Json::array();
};

bool fromJson(const protocol::Json& value, ExecuteCommandParams& out, const protocol::Path& path);

/// For a command that runs on the session thread.
[[nodiscard]] protocol::Reply<protocol::Json> executeCommand(Session& session,
                                                             ExecuteCommandParams params);
/// For one that runs on a worker; no work for others.
[[nodiscard]] protocol::Reply<Work> commandWork(const protocol::Json& params);

[[nodiscard]] protocol::Json executeCommandProvider(const Session& session);

}  // namespace osiris::lsp
