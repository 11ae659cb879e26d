// Everything the server knows of one client.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "lsp/client.h"
#include "lsp/open_files.h"
#include "lsp/protocol/initialize.h"
#include "lsp/server_options.h"
#include "lsp/workspaces.h"
#include "text/line_index.h"

namespace osiris::lsp {

/// Where in its life a session is; it never goes back.
enum class Phase : std::uint8_t { uninitialized, running, shutDown, ended };

/// Owned by one thread, the session thread, and touched by no other.
struct Session {
  Session(const ServerOptions& serverOptions, ByteStream& stream)
      : options(serverOptions),
        client(stream),
        workspaces(serverOptions.files, serverOptions.environment) {}

  const ServerOptions& options;
  Client client;
  Workspaces workspaces;
  OpenFiles files;

  Phase phase = Phase::uninitialized;
  int exitCode = 1;  ///< 0 only for a client that shut down before it left
  protocol::ClientCapabilities capabilities;
  text::Encoding encoding = text::Encoding::utf16;
};

}  // namespace osiris::lsp
