#include "lsp/client.h"

#include <utility>

#include "lsp/transport/frame.h"

namespace osiris::lsp {

using protocol::Json;

void Client::notify(std::string_view method, Json params) {
  send(protocol::notificationMessage(method, std::move(params)));
}

void Client::request(std::string_view method, Json params, ResponseHandler whenAnswered) {
  const protocol::RequestId id = ++lastId_;
  waiting_.emplace(id, std::move(whenAnswered));
  send(protocol::requestMessage(id, method, std::move(params)));
}

void Client::reply(const std::optional<protocol::RequestId>& id, protocol::Reply<Json> result) {
  send(protocol::responseMessage(id, std::move(result)));
}

void Client::log(MessageType type, std::string_view message) {
  notify("window/logMessage", {{"type", type}, {"message", message}});
}

void Client::receive(const protocol::Response& response) {
  if (!response.id) {
    if (!response.result) log(MessageType::warning, response.result.error().message);
    return;
  }
  auto asked = waiting_.extract(*response.id);
  if (!asked.empty()) asked.mapped()(response.result);
}

void Client::send(const Json& message) {
  if (gone_) return;
  gone_ = !stream_.write(frame(protocol::serialize(message)));
}

}  // namespace osiris::lsp
