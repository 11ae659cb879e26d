// JSON-RPC 2.0: what one body may be.
// https://www.jsonrpc.org/specification, and LSP's own error codes.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

using RequestId = std::variant<std::int64_t, std::string>;

enum class ErrorCode : std::int32_t {
  parseError = -32700,
  invalidRequest = -32600,
  methodNotFound = -32601,
  invalidParams = -32602,
  internalError = -32603,
  serverNotInitialized = -32002,
  requestFailed = -32803,
  contentModified = -32801,
  requestCancelled = -32800,
};

struct ResponseError {
  ErrorCode code = ErrorCode::internalError;
  std::string message;
};

/// What a request gets: a result, or the reason why there is none.
template <typename T>
using Reply = std::expected<T, ResponseError>;

inline std::unexpected<ResponseError> failed(ErrorCode code, std::string message) {
  return std::unexpected<ResponseError>(ResponseError{code, std::move(message)});
}

struct Request {
  RequestId id;
  std::string method;
  Json params;  ///< null when left out
};

struct Notification {
  std::string method;
  Json params;  ///< null when left out
};

/// The client's answer to a request of ours; without an id, its complaint about something we sent.
struct Response {
  std::optional<RequestId> id;
  Reply<Json> result;
};

/// A message that gets this error for an answer instead of being handled: no JSON, no JSON-RPC, or
/// a request cancelled before its turn. Without an id it is answered with id `null`.
struct Refused {
  std::optional<RequestId> id;
  ResponseError error;
};

using Message = std::variant<Request, Notification, Response, Refused>;

/// Never fails: what is no message is a Refused.
[[nodiscard]] Message parseMessage(std::string_view body);

/// The id in the params of a `$/cancelRequest`.
[[nodiscard]] std::optional<RequestId> cancelledId(const Notification& notification);

[[nodiscard]] Json requestMessage(const RequestId& id, std::string_view method, Json params);
[[nodiscard]] Json notificationMessage(std::string_view method, Json params);
[[nodiscard]] Json responseMessage(const std::optional<RequestId>& id, Reply<Json> result);

}  // namespace osiris::lsp::protocol
