// How a method's name becomes a call of a typed function.
//
// A handler is a free function. Its type says what it may touch and where it runs: one that takes a
// Session& runs on the session thread and may change anything; one that takes a const Snapshot&
// runs on a worker, may take its time, and should look at its Job's cancel token when it does. A
// request's handler gives a Reply<Result>, a notification's Reply<void>; params come decoded, by
// value.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "lsp/protocol/json.h"
#include "lsp/protocol/message.h"
#include "lsp/snapshot.h"

namespace osiris::lsp {

struct Session;

/// What is left to do of a request on a worker, its params decoded.
using Work = std::move_only_function<protocol::Reply<protocol::Json>(const Snapshot&, const Job&)>;

/// A place in the server's capabilities and what to say there to a client.
struct Capability {
  std::string_view pointer;  ///< JSON Pointer; empty: the method needs no capability
  protocol::Json (*value)(const Session& session) = nullptr;
};

/// One line of the table of methods.
struct Binding {
  enum class Kind : std::uint8_t { request, notification };

  std::string_view method;
  Kind kind;
  std::string_view meaning;  ///< for docs/protocol.md: what the method means for OML, one line
  Capability capability;
  /// Decodes, calls the handler, encodes; InvalidParams when `params` are not what it takes. Null
  /// for a method that is worked on elsewhere.
  protocol::Reply<protocol::Json> (*call)(Session& session, const protocol::Json& params) = nullptr;
  /// Decodes, for a worker. No work: this request is for `call`.
  protocol::Reply<Work> (*prepare)(const protocol::Json& params) = nullptr;
};

namespace binding_detail {

template <typename Result>
protocol::Reply<protocol::Json> encode(protocol::Reply<Result> reply) {
  using protocol::toJson;
  if (!reply) return std::unexpected(std::move(reply.error()));
  if constexpr (std::is_void_v<Result>) {
    return protocol::Json();
  } else {
    return toJson(*reply);
  }
}

template <typename Params>
protocol::Reply<Params> decode(const protocol::Json& params) {
  Params decoded;
  protocol::Path::Root root{.name = "params", .error = {}};
  if (fromJson(params, decoded, protocol::Path(root))) return decoded;
  return protocol::failed(protocol::ErrorCode::invalidParams, std::move(root.error));
}

template <typename Handler>
struct Caller;

template <typename Result>
struct Caller<protocol::Reply<Result> (*)(Session&)> {
  template <protocol::Reply<Result> (*handler)(Session&)>
  static protocol::Reply<protocol::Json> call(Session& session, const protocol::Json&) {
    return encode(handler(session));
  }
};

template <typename Result, typename Params>
struct Caller<protocol::Reply<Result> (*)(Session&, Params)> {
  template <protocol::Reply<Result> (*handler)(Session&, Params)>
  static protocol::Reply<protocol::Json> call(Session& session, const protocol::Json& params) {
    auto decoded = decode<Params>(params);
    if (!decoded) return std::unexpected(std::move(decoded.error()));
    return encode(handler(session, *std::move(decoded)));
  }
};

template <typename Result, typename Params>
struct Caller<protocol::Reply<Result> (*)(const Snapshot&, Params, const Job&)> {
  template <protocol::Reply<Result> (*handler)(const Snapshot&, Params, const Job&)>
  static protocol::Reply<Work> prepare(const protocol::Json& params) {
    auto decoded = decode<Params>(params);
    if (!decoded) return std::unexpected(std::move(decoded.error()));
    return [decoded = *std::move(decoded)](const Snapshot& snapshot, const Job& job) mutable {
      return encode(handler(snapshot, std::move(decoded), job));
    };
  }
};

template <auto handler>
constexpr bool isForWorkers = requires { Caller<decltype(handler)>::template prepare<handler>; };

}  // namespace binding_detail

/// A method that is answered.
template <auto handler>
constexpr Binding request(std::string_view method, std::string_view meaning,
                          Capability capability = {}) {
  using Caller = binding_detail::Caller<decltype(handler)>;
  if constexpr (binding_detail::isForWorkers<handler>) {
    return {method,  Binding::Kind::request,
            meaning, capability,
            nullptr, &Caller::template prepare<handler>};
  } else {
    return {method, Binding::Kind::request, meaning, capability, &Caller::template call<handler>};
  }
}

/// A method of which some requests are for workers: those that `prepare` has work for.
template <auto handler, protocol::Reply<Work> (*prepare)(const protocol::Json& params)>
constexpr Binding request(std::string_view method, std::string_view meaning,
                          Capability capability = {}) {
  Binding binding = request<handler>(method, meaning, capability);
  binding.prepare = prepare;
  return binding;
}

/// A method that is not.
template <auto handler>
constexpr Binding notification(std::string_view method, std::string_view meaning,
                               Capability capability = {}) {
  return {method, Binding::Kind::notification, meaning, capability,
          &binding_detail::Caller<decltype(handler)>::template call<handler>};
}

}  // namespace osiris::lsp
