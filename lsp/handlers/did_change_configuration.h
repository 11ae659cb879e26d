// `workspace/didChangeConfiguration`
#pragma once

#include "lsp/protocol/json.h"
#include "lsp/protocol/message.h"
#include "lsp/session.h"

namespace osiris::lsp {

struct DidChangeConfigurationParams {
  protocol::Json settings;  ///< null, or empty: the server is to ask for them
};

bool fromJson(const protocol::Json& value, DidChangeConfigurationParams& out,
              const protocol::Path& path);

protocol::Reply<void> didChangeConfiguration(Session& session, DidChangeConfigurationParams params);

}  // namespace osiris::lsp
