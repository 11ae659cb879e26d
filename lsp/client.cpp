#include "lsp/client.h"

#include <utility>

#include "lsp/transport/frame.h"

namespace osiris::lsp {

using protocol::Json;
using std::chrono::steady_clock;

bool Client::open(const protocol::RequestId& id, std::string_view method) {
  const std::lock_guard lock(mutex_);
  return open_.try_emplace(id, OpenRequest{{}, std::string(method), steady_clock::now()}).second;
}

std::optional<CancelToken> Client::token(const protocol::RequestId& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = open_.find(id);
  if (found == open_.end()) return std::nullopt;
  return found->second.cancel.token();
}

std::optional<Client::OpenRequest> Client::close(const protocol::RequestId& id) {
  const std::lock_guard lock(mutex_);
  auto closed = open_.extract(id);
  if (closed.empty()) return std::nullopt;
  return std::move(closed.mapped());
}

void Client::reply(const protocol::RequestId& id, protocol::Reply<Json> result) {
  auto request = close(id);
  if (!request) return;
  // Work that nobody waits for any more ends, also where the answer is that it was overtaken.
  request->cancel.cancel();
  send(protocol::responseMessage(id, std::move(result)));
  const auto took = steady_clock::now() - request->arrived;
  log_.answered(request->method, took);
  const std::lock_guard lock(mutex_);
  latencies_.add(request->method, took);
}

void Client::cancel(const protocol::RequestId& id) {
  auto request = close(id);
  if (!request) return;
  request->cancel.cancel();
  auto answer = protocol::serialize(protocol::responseMessage(
      id, protocol::failed(protocol::ErrorCode::requestCancelled, "cancelled by the client")));
  {
    const std::lock_guard lock(mutex_);
    owed_.push_back(std::move(answer));
  }
  writeOwed();
}

void Client::cancelAll() {
  std::vector<protocol::RequestId> waiting;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [id, request] : open_) waiting.push_back(id);
  }
  for (const auto& id : waiting) cancel(id);
}

void Client::refuse(const std::optional<protocol::RequestId>& id, protocol::ResponseError error) {
  send(protocol::responseMessage(id, std::unexpected(std::move(error))));
}

void Client::notify(std::string_view method, Json params) {
  send(protocol::notificationMessage(method, std::move(params)));
}

void Client::request(std::string_view method, Json params, ResponseHandler whenAnswered) {
  const protocol::RequestId id = ++lastId_;
  waiting_.emplace(id, std::move(whenAnswered));
  send(protocol::requestMessage(id, method, std::move(params)));
}

void Client::log(MessageType type, std::string_view message) {
  notify("window/logMessage", {{"type", type}, {"message", message}});
}

void Client::show(MessageType type, std::string_view message) {
  notify("window/showMessage", {{"type", type}, {"message", message}});
}

void Client::receive(const protocol::Response& response) {
  if (!response.id) {
    if (!response.result) log(MessageType::warning, response.result.error().message);
    return;
  }
  auto asked = waiting_.extract(*response.id);
  if (!asked.empty()) asked.mapped()(response.result);
}

Latencies Client::latencies() const {
  const std::lock_guard lock(mutex_);
  return latencies_;
}

void Client::send(const Json& message) {
  const auto body = protocol::serialize(message);
  {
    const std::lock_guard lock(writing_);
    write(body);
  }
  writeOwed();
}

/// The caller holds writing_.
void Client::write(const std::string& body) {
  if (gone_) return;
  gone_ = !stream_.write(frame(body));
}

/// Does not wait while somebody writes: that one looks here when it is done.
void Client::writeOwed() {
  for (;;) {
    const std::unique_lock writing(writing_, std::try_to_lock);
    if (!writing) return;
    std::vector<std::string> owed;
    {
      const std::lock_guard lock(mutex_);
      owed.swap(owed_);
    }
    if (owed.empty()) return;
    for (const auto& body : owed) write(body);
  }
}

}  // namespace osiris::lsp
