#include "lsp/handlers/initialized.h"

#include <utility>
#include <vector>

#include "lsp/protocol/watched_files.h"

namespace osiris::lsp {

using protocol::Json;

protocol::Reply<void> initialized(Session& session) {
  session.index.start(session.workspaces.folders(), session.encoding, {});
  if (!session.capabilities.watchedFilesDynamic) return {};
  Json watchers = Json::array();
  for (const auto& glob : watchedFileGlobs()) watchers.push_back({{"globPattern", glob}});
  const std::vector<protocol::Registration> registrations = {{
      .id = "osiris.workspaceFiles",
      .method = "workspace/didChangeWatchedFiles",
      .registerOptions = {{"watchers", std::move(watchers)}},
  }};
  session.client.request("client/registerCapability",
                         {{"registrations", protocol::toJson(registrations)}},
                         [&session](const protocol::Reply<Json>& answer) {
                           if (answer) return;
                           session.client.log(MessageType::warning, answer.error().message);
                         });
  return {};
}

}  // namespace osiris::lsp
