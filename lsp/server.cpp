#include "lsp/server.h"

#include <exception>
#include <optional>
#include <thread>
#include <utility>

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

}  // namespace

Server::Server(const ServerOptions& options, ByteStream& stream)
    : options_(options), stream_(stream), queue_(2 * FrameReader::defaultLimit) {}

int Server::run() {
  std::thread reader([this] { readMessages(); });
  Session session(options_, stream_);
  while (auto waiting = queue_.wait()) {
    for (; waiting > 0 && session.phase != Phase::ended; --waiting) dispatch(session, queue_.pop());
    if (session.phase == Phase::ended) break;
    publishDiagnostics(session);
  }
  reader.join();
  return session.exitCode;
}

/// Ends with the stream, or with `exit`: a client need not close the stream after it.
void Server::readMessages() {
  FrameReader frames(stream_);
  bool exits = false;
  while (!exits) {
    const auto frame = frames.next();
    if (frame.kind == Frame::Kind::end) break;
    auto message = messageOf(frame);
    if (const auto* notification = std::get_if<protocol::Notification>(&message)) {
      exits = notification->method == "exit";
      if (notification->method == "$/cancelRequest") {
        if (const auto id = protocol::cancelledId(*notification)) queue_.cancel(*id);
        continue;
      }
    }
    queue_.push(std::move(message), frame.text.size());
  }
  queue_.close();
}

}  // namespace osiris::lsp
