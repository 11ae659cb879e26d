#include "lsp/handlers/initialized.h"

#include <utility>
#include <vector>

#include "lsp/configure.h"
#include "lsp/protocol/watched_files.h"

namespace osiris::lsp {

using protocol::Json;

namespace {

/// What this client can be asked to tell us.
std::vector<protocol::Registration> registrationsFor(const protocol::ClientCapabilities& client) {
  std::vector<protocol::Registration> registrations;
  if (client.watchedFilesDynamic) {
    Json watchers = Json::array();
    for (const auto& glob : watchedFileGlobs()) watchers.push_back({{"globPattern", glob}});
    registrations.push_back({.id = "osiris.workspaceFiles",
                             .method = "workspace/didChangeWatchedFiles",
                             .registerOptions = {{"watchers", std::move(watchers)}}});
  }
  if (client.configurationDynamic) {
    registrations.push_back({.id = "osiris.configuration",
                             .method = "workspace/didChangeConfiguration",
                             .registerOptions = {{"section", "osiris"}}});
  }
  return registrations;
}

}  // namespace

protocol::Reply<void> initialized(Session& session) {
  session.index.start(session.workspaces.folders(), session.encoding, {});
  askForConfiguration(session);
  const auto registrations = registrationsFor(session.capabilities);
  if (registrations.empty()) return {};
  session.client.request("client/registerCapability",
                         {{"registrations", protocol::toJson(registrations)}},
                         [&session](const protocol::Reply<Json>& answer) {
                           if (answer) return;
                           session.client.log(MessageType::warning, answer.error().message);
                         });
  return {};
}

}  // namespace osiris::lsp
