#include "lsp/server.h"

#include <exception>
#include <optional>
#include <thread>
#include <utility>

#include "lsp/ask_sql_engine.h"
#include "lsp/dispatch.h"
#include "lsp/publish_diagnostics.h"
#include "lsp/session.h"
#include "lsp/transport/frame.h"

namespace osiris::lsp {
namespace {

using protocol::ErrorCode;
using protocol::Message;
using protocol::Refused;

Message messageOf(const Frame& frame) {
  switch (frame.kind) {
    case Frame::Kind::malformed:
      return Refused{{}, {ErrorCode::parseError, frame.text}};
    case Frame::Kind::tooLarge:
      return Refused{{}, {ErrorCode::invalidRequest, frame.text}};
    default:
      break;
  }
  try {
    return protocol::parseMessage(frame.text);
  } catch (const std::exception& problem) {
    // Memory may not hold what a large body spells out.
    return Refused{{}, {ErrorCode::internalError, problem.what()}};
  }
}

/// What the reading thread does itself: a request is known from here on, a cancelled one answered.
/// Gives what is left for the session.
std::optional<Message> received(Client& client, const MessageLog& log, Message message,
                                std::size_t bytes) {
  if (const auto* request = std::get_if<protocol::Request>(&message)) {
    log.received(request->method, bytes);
    if (client.open(request->id, request->method)) return message;
    return Refused{request->id,
                   {ErrorCode::invalidRequest, "a request with this id waits for its answer"}};
  }
  const auto* notification = std::get_if<protocol::Notification>(&message);
  if (notification == nullptr) return message;
  log.received(notification->method, bytes);
  if (notification->method != "$/cancelRequest") return message;
  if (const auto id = protocol::cancelledId(*notification)) client.cancel(*id);
  return std::nullopt;
}

/// Bytes of a message from which on what it leaves behind is worth giving back.
constexpr std::size_t large = std::size_t{1} << 18;

bool isExit(const Message& message) {
  const auto* notification = std::get_if<protocol::Notification>(&message);
  return notification != nullptr && notification->method == "exit";
}

}  // namespace

Server::Server(const ServerOptions& options, Workers& workers, ByteStream& stream)
    : options_(options),
      workers_(workers),
      stream_(stream),
      queue_(2 * FrameReader::defaultLimit) {}

int Server::run() {
  EventLoop loop;
  Client client(stream_, MessageLog(options_.log));
  Session session(options_, loop, workers_, client);
  std::thread reader([&] { readMessages(client, loop, session); });
  loop.run();
  client.cancelAll();
  queue_.close();
  stream_.interrupt();
  reader.join();
  return session.exitCode;
}

/// Ends with the stream, or with `exit`: a client need not close the stream after it.
void Server::readMessages(Client& client, EventLoop& loop, Session& session) {
  const MessageLog log(options_.log);
  FrameReader frames(stream_);
  bool exits = false;
  while (!exits) {
    const auto frame = frames.next();
    if (frame.kind == Frame::Kind::end) break;
    auto message = received(client, log, messageOf(frame), frame.text.size());
    if (!message) continue;
    exits = isExit(*message);
    queue_.push(*std::move(message), frame.text.size());
    loop.post([&] { handleMessages(loop, session); });
  }
  loop.post([&loop] { loop.stop(); });
}

/// All that wait now, and then what they changed is told at once. The session's own thread.
void Server::handleMessages(EventLoop& loop, Session& session) {
  bool readsLarge = false;
  for (auto waiting = queue_.size(); waiting > 0; --waiting) {
    const auto next = queue_.pop();
    if (!next) break;
    if (next->size >= large && !std::exchange(readsLarge, true)) options_.keepFreeMemory(false);
    dispatch(session, next->message);
    if (session.phase == Phase::ended) return loop.stop();
  }
  publishDiagnostics(session);
  askSqlEngine(session);
  if (readsLarge) options_.keepFreeMemory(true);
}

}  // namespace osiris::lsp
