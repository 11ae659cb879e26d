// The language server for clients that connect: many at a time, each with a session of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lsp/server_options.h"

namespace osiris::lsp {

/// Where to listen.
struct TcpEndpoint {
  /// Nobody but this machine's own users reaches the loopback address. Whoever reaches another one
  /// may read what the server may: there is no password in the protocol.
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any that is free
};

/// `whenReady` is told where clients may connect: "127.0.0.1:4711", or the socket's path.
using WhenReady = std::function<void(std::string_view address)>;

/// Serves until SIGINT or SIGTERM. Fails with cannot_listen when the address is in use or not ours.
[[nodiscard]] Result<> listenTcp(ServerOptions options, const TcpEndpoint& endpoint,
                                 const WhenReady& whenReady);
/// The same on a socket in the file system, for this user alone. One that a server left behind is
/// replaced; another file, or the socket of a server that runs, is an error. Removed at the end.
[[nodiscard]] Result<> listenLocal(ServerOptions options, const std::string& path,
                                   const WhenReady& whenReady);

}  // namespace osiris::lsp
