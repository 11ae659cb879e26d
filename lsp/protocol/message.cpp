#include "lsp/protocol/message.h"

#include <fmt/format.h>

#include "lsp/protocol/json_repair.h"

namespace osiris::lsp::protocol {
namespace {

std::optional<RequestId> parseId(const Json& id) {
  if (id.is_string()) return id.get<std::string>();
  if (id.is_number_integer()) return id.get<std::int64_t>();
  return std::nullopt;
}

Json toJson(const RequestId& id) {
  return std::visit([](const auto& value) { return Json(value); }, id);
}

Refused refuse(std::optional<RequestId> id, std::string why) {
  return {std::move(id), {ErrorCode::invalidRequest, std::move(why)}};
}

/// What a client's error says; its code makes no difference to us.
std::string complaint(const Json& error) {
  if (!error.is_object()) return error.dump();
  const auto message = error.find("message");
  return message != error.end() && message->is_string() ? message->get<std::string>()
                                                        : error.dump();
}

Message parseResponse(Json& object, std::optional<RequestId> id) {
  const auto error = object.find("error");
  if (error != object.end() && !error->is_null()) {
    return Response{std::move(id), failed(ErrorCode::requestFailed, complaint(*error))};
  }
  const auto result = object.find("result");
  if (result == object.end()) return refuse(std::move(id), "neither method, result nor error");
  if (!id) return refuse(std::nullopt, "id: expected integer or string");
  return Response{std::move(id), std::move(*result)};
}

Message parseCall(Json& object, std::optional<RequestId> id) {
  if (!object["method"].is_string()) return refuse(std::move(id), "method: expected string");
  if (const auto version = object.find("jsonrpc"); version == object.end() || *version != "2.0") {
    return refuse(std::move(id), "jsonrpc: expected \"2.0\"");
  }
  auto method = std::move(object["method"].get_ref<std::string&>());
  Json params;
  if (const auto found = object.find("params"); found != object.end()) params = std::move(*found);
  if (!params.is_null() && !params.is_structured()) {
    return refuse(std::move(id), "params: expected object or array");
  }
  if (id) return Request{*std::move(id), std::move(method), std::move(params)};
  return Notification{std::move(method), std::move(params)};
}

Message parseObject(Json& object) {
  std::optional<RequestId> id;
  const bool calls = object.contains("method");
  if (const auto found = object.find("id"); found != object.end()) {
    id = parseId(*found);
    if (!id && calls) return refuse(std::nullopt, "id: expected integer or string");
  }
  return calls ? parseCall(object, std::move(id)) : parseResponse(object, std::move(id));
}

/// Discarded when it is no JSON even with its encoding repaired.
Json parseJson(std::string_view body) {
  if (nestsDeeperThan(body, 512)) return Json::value_t::discarded;
  auto parsed = Json::parse(body, nullptr, false);
  if (parsed.is_discarded()) parsed = Json::parse(repairedJson(body), nullptr, false);
  return parsed;
}

}  // namespace

Message parseMessage(std::string_view body) {
  auto parsed = parseJson(body);
  if (parsed.is_discarded()) {
    return Refused{std::nullopt, {ErrorCode::parseError, "the message is not valid JSON"}};
  }
  // Batches are JSON-RPC's, but not LSP's.
  if (!parsed.is_object()) return refuse(std::nullopt, "expected one object");
  return parseObject(parsed);
}

std::optional<RequestId> cancelledId(const Notification& notification) {
  if (!notification.params.is_object()) return std::nullopt;
  const auto id = notification.params.find("id");
  return id == notification.params.end() ? std::nullopt : parseId(*id);
}

Json requestMessage(const RequestId& id, std::string_view method, Json params) {
  return {
      {"jsonrpc", "2.0"}, {"id", toJson(id)}, {"method", method}, {"params", std::move(params)}};
}

Json notificationMessage(std::string_view method, Json params) {
  return {{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
}

Json responseMessage(const std::optional<RequestId>& id, Reply<Json> result) {
  Json message = {{"jsonrpc", "2.0"}, {"id", id ? toJson(*id) : Json()}};
  if (result) {
    message["result"] = *std::move(result);
  } else {
    message["error"] = {{"code", result.error().code}, {"message", result.error().message}};
  }
  return message;
}

}  // namespace osiris::lsp::protocol
