// One client's server, from the first byte to the last.
#pragma once

#include "lsp/message_queue.h"
#include "lsp/server_options.h"
#include "lsp/transport/byte_stream.h"
#include "lsp/workers.h"

namespace osiris::lsp {

class Client;
class EventLoop;
struct Session;

/// A reading thread cuts the stream into messages and queues them; the calling thread, the session
/// thread, owns the session and handles them; what takes long is done by the workers, on a
/// snapshot. Several servers may run side by side and share their workers.
class Server {
 public:
  Server(const ServerOptions& options, Workers& workers, ByteStream& stream);

  /// Serves until the client says `exit` or the stream ends. Gives the process' exit code: 0 when
  /// the client shut down before, else 1.
  [[nodiscard]] int run();

 private:
  void readMessages(Client& client, EventLoop& loop, Session& session);
  void handleMessages(EventLoop& loop, Session& session);

  const ServerOptions& options_;
  Workers& workers_;
  ByteStream& stream_;
  MessageQueue queue_;
};

}  // namespace osiris::lsp
