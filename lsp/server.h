// One client's server, from the first byte to the last.
#pragma once

#include "lsp/message_queue.h"
#include "lsp/server_options.h"
#include "lsp/transport/byte_stream.h"

namespace osiris::lsp {

/// A reading thread cuts the stream into messages and queues them; the calling thread, the session
/// thread, owns everything else and does all the writing. Several servers may run side by side.
class Server {
 public:
  Server(const ServerOptions& options, ByteStream& stream);

  /// Serves until the client says `exit` or the stream ends. Gives the process' exit code: 0 when
  /// the client shut down before, else 1.
  [[nodiscard]] int run();

 private:
  void readMessages();

  const ServerOptions& options_;
  ByteStream& stream_;
  MessageQueue queue_;
};

}  // namespace osiris::lsp
