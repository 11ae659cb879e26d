#include "lsp/dispatch.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <optional>

#include "lsp/bindings.h"

namespace osiris::lsp {
namespace {

using protocol::ErrorCode;
using protocol::failed;
using protocol::Json;
using protocol::Reply;

/// Why a method is not for now; nothing when it is.
std::optional<protocol::ResponseError> refusal(const Session& session, std::string_view method) {
  const bool initializes = method == "initialize";
  if (session.phase == Phase::uninitialized && !initializes) {
    return {{ErrorCode::serverNotInitialized, "expected initialize first"}};
  }
  if (session.phase == Phase::running && initializes) {
    return {{ErrorCode::invalidRequest, "the session is initialized already"}};
  }
  if (session.phase == Phase::shutDown) {
    return {{ErrorCode::invalidRequest, "the session is shut down"}};
  }
  return std::nullopt;
}

/// Has a method's handler make its result; what it throws, by a mistake of ours, ends here.
template <typename Handle>
Reply<Json> guarded(const Binding& binding, Handle handle) {
  try {
    return handle();
  } catch (const std::exception& problem) {
    return failed(ErrorCode::internalError, fmt::format("{}: {}", binding.method, problem.what()));
  } catch (...) {
    return failed(ErrorCode::internalError, std::string(binding.method));
  }
}

Reply<const Binding*> bindingOf(const Session& session, const protocol::Request& request) {
  if (auto refused = refusal(session, request.method)) return std::unexpected(*std::move(refused));
  const auto* binding = findBinding(request.method);
  if (binding == nullptr) {
    return failed(ErrorCode::methodNotFound, fmt::format("unknown method '{}'", request.method));
  }
  if (binding->kind != Binding::Kind::request) {
    return failed(ErrorCode::invalidRequest, fmt::format("'{}' is a notification", request.method));
  }
  return binding;
}

Reply<Json> call(Session& session, const Binding& binding, const Json& params) {
  return guarded(binding, [&] { return binding.call(session, params); });
}

/// The document that a request is about, as OpenFiles knows it; "" for one about more.
std::string documentOf(const protocol::Request& request) {
  const Json::json_pointer uri("/textDocument/uri");
  if (!request.params.contains(uri) || !request.params[uri].is_string()) return {};
  return OpenFiles::keyOf(request.params[uri].get_ref<const std::string&>());
}

Job jobOf(Session& session, const protocol::Request& request, CancelToken cancel) {
  Job job{session.client, std::move(cancel)};
  if (request.params.is_object()) {
    job.partialResultToken = request.params.value("partialResultToken", Json());
    job.workDoneToken = request.params.value("workDoneToken", Json());
  }
  return job;
}

/// A long list goes in parts to a client that takes them; then the answer itself is empty
/// [LSP 3.17, partial results].
void sendInParts(Reply<Json>& result, const Job& job) {
  constexpr std::size_t size = 1000;
  if (!result || !result->is_array() || result->size() <= size || job.partialResultToken.is_null())
    return;
  for (std::size_t begin = 0; begin < result->size(); begin += size) {
    Json part = Json::array();
    for (auto at = begin; at < std::min(begin + size, result->size()); ++at)
      part.push_back(std::move((*result)[at]));
    static_cast<void>(job.sendPart(std::move(part)));
  }
  result = Json::array();
}

void startWork(Session& session, const Binding& binding, const protocol::Request& request,
               CancelToken cancel) {
  auto work = binding.prepare(request.params);
  if (!work) return session.client.reply(request.id, std::unexpected(std::move(work.error())));
  if (!*work) return session.client.reply(request.id, call(session, binding, request.params));
  const auto number = ++session.lastWorking;
  session.working.emplace(number, Session::Working{request.id, documentOf(request)});
  session.tasks.start(
      [&session, &binding, number, id = request.id, work = *std::move(work),
       snapshot = session.snapshot(),
       job = jobOf(session, request, std::move(cancel))]() mutable -> EventLoop::Task {
        auto result = guarded(binding, [&] { return work(*snapshot, job); });
        sendInParts(result, job);
        return [&session, number, id, cancel = job.cancel, result = std::move(result)]() mutable {
          session.working.erase(number);
      // The token of an answered request is cancelled: by the client, or because it was
      // overtaken.
          if (!cancel.cancelled()) session.client.reply(id, std::move(result));
        };
      });
}

void handle(Session& session, const protocol::Request& request) {
  auto cancel = session.client.token(request.id);
  if (!cancel) return;  // Cancelled while it waited for its turn.
  const auto binding = bindingOf(session, request);
  if (!binding) return session.client.reply(request.id, std::unexpected(binding.error()));
  if ((*binding)->prepare != nullptr)
    return startWork(session, **binding, request, *std::move(cancel));
  session.client.reply(request.id, call(session, **binding, request.params));
}

void handle(Session& session, const protocol::Notification& notification) {
  const bool exits = notification.method == "exit";
  if (!exits && refusal(session, notification.method)) return;
  const auto* binding = findBinding(notification.method);
  // LSP lets a server pass over notifications it does not know.
  if (binding == nullptr || binding->kind != Binding::Kind::notification) return;
  const auto result = call(session, *binding, notification.params);
  if (result) return;
  session.client.log(MessageType::error,
                     fmt::format("{}: {}", notification.method, result.error().message));
}

void handle(Session& session, const protocol::Response& response) {
  session.client.receive(response);
}

void handle(Session& session, const protocol::Refused& refused) {
  session.client.refuse(refused.id, refused.error);
}

}  // namespace

void dispatch(Session& session, const protocol::Message& message) {
  try {
    std::visit([&](const auto& known) { handle(session, known); }, message);
  } catch (...) {  // NOLINT(bugprone-empty-catch)
    // Handlers have a boundary of their own. What is left to fail is writing an answer, for want of
    // memory; there is none to say so either.
  }
}

}  // namespace osiris::lsp
