// The far side of a session: where answers, notifications and our own requests go.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lsp/protocol/message.h"
#include "lsp/transport/byte_stream.h"

namespace osiris::lsp {

/// How much a `window/logMessage` matters.
enum class MessageType : std::uint8_t { error = 1, warning, info, log };

/// Used by the session thread only. A client that is gone is written to no more.
class Client {
 public:
  using ResponseHandler = std::function<void(const protocol::Reply<protocol::Json>&)>;

  explicit Client(ByteStream& stream) : stream_(stream) {}

  void notify(std::string_view method, protocol::Json params);
  /// `whenAnswered` is called at most once: a client may never answer.
  void request(std::string_view method, protocol::Json params, ResponseHandler whenAnswered);
  /// Without an id: the answer to a message whose id could not be read.
  void reply(const std::optional<protocol::RequestId>& id, protocol::Reply<protocol::Json> result);
  /// For whoever looks into the editor's log.
  void log(MessageType type, std::string_view message);

  /// Hands the client's answer to the one who asked.
  void receive(const protocol::Response& response);

 private:
  void send(const protocol::Json& message);

  ByteStream& stream_;
  bool gone_ = false;
  std::int64_t lastId_ = 0;
  std::map<protocol::RequestId, ResponseHandler> waiting_;
};

}  // namespace osiris::lsp
