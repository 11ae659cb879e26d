// The far side of a session: where answers, notifications and our own requests go.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "lsp/latencies.h"
#include "lsp/protocol/message.h"
#include "lsp/transport/byte_stream.h"
#include "lsp/transport/message_log.h"

namespace osiris::lsp {

/// How much a `window/logMessage` or `window/showMessage` matters.
enum class MessageType : std::uint8_t { error = 1, warning, info, log };

/// Thread-safe but for request() and receive(), which are the session thread's. A client that is
/// gone is written to no more.
class Client {
 public:
  using ResponseHandler = std::function<void(const protocol::Reply<protocol::Json>&)>;

  explicit Client(ByteStream& stream, MessageLog log = {})
      : stream_(stream), log_(std::move(log)) {}

  // What the client asks. Each request is answered once, by whoever is first: reply(), or cancel()
  // from the reading thread, which does not wait for its turn.

  /// A request has come. False when one of that id waits for its answer already.
  [[nodiscard]] bool open(const protocol::RequestId& id, std::string_view method);
  /// Nothing when the request was answered.
  [[nodiscard]] std::optional<CancelToken> token(const protocol::RequestId& id) const;
  /// Does nothing when the request was answered.
  void reply(const protocol::RequestId& id, protocol::Reply<protocol::Json> result);
  /// Answers with RequestCancelled at once and lets the work know.
  void cancel(const protocol::RequestId& id);
  /// The same for all that wait: nobody works on them any more.
  void cancelAll();
  /// The answer to a message that is no request. Without an id: to one whose id could not be read.
  void refuse(const std::optional<protocol::RequestId>& id, protocol::ResponseError error);

  // What we tell and ask.

  void notify(std::string_view method, protocol::Json params);
  /// `whenAnswered` is called at most once: a client may never answer.
  void request(std::string_view method, protocol::Json params, ResponseHandler whenAnswered);
  /// For whoever looks into the editor's log.
  void log(MessageType type, std::string_view message);
  /// For the user, at once.
  void show(MessageType type, std::string_view message);
  /// Hands the client's answer to the one who asked.
  void receive(const protocol::Response& response);

  /// From a request's arrival to its answer, by method.
  [[nodiscard]] Latencies latencies() const;

 private:
  struct OpenRequest {
    CancelSource cancel;
    std::string method;
    std::chrono::steady_clock::time_point arrived;
  };

  [[nodiscard]] std::optional<OpenRequest> close(const protocol::RequestId& id);
  void send(const protocol::Json& message);
  void write(const std::string& body);
  void writeOwed();

  ByteStream& stream_;
  MessageLog log_;
  std::int64_t lastId_ = 0;
  std::map<protocol::RequestId, ResponseHandler> waiting_;

  mutable std::mutex mutex_;  ///< of the three below
  std::map<protocol::RequestId, OpenRequest> open_;
  Latencies latencies_;
  std::vector<std::string> owed_;  ///< to be written by whoever is writing now

  std::mutex writing_;
  bool gone_ = false;
};

}  // namespace osiris::lsp
