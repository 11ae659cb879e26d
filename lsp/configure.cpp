#include "lsp/configure.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lsp/refresh.h"

namespace osiris::lsp {
namespace {

using protocol::Json;

void take(Session& session, ReadSettings read) {
  const auto wasTold = [&](const std::string& problem) {
    return std::ranges::find(session.toldOfSettings, problem) != session.toldOfSettings.end();
  };
  for (const auto& problem : read.problems) {
    if (!wasTold(problem)) session.client.show(MessageType::warning, problem);
  }
  // A client keeps settings of its own under our name: those are no mistake.
  for (const auto& key : read.unknown) {
    if (!wasTold(key)) session.client.log(MessageType::info, key);
  }
  session.settings = std::move(read.settings);
  session.toldOfSettings = std::move(read.problems);
  std::ranges::move(read.unknown, std::back_inserter(session.toldOfSettings));
}

}  // namespace

void configureAtStart(Session& session, const Json& initializationOptions) {
  if (!initializationOptions.is_object()) return;
  Json given = initializationOptions;
  if (given.contains("settings")) {
    given = Json(std::move(given["settings"]));
  } else {
    given.erase("commands");
  }
  take(session, readSettings(given, {}, {}));
  session.startSettings = session.settings;
}

void configure(Session& session, const Json& given) {
  const Settings before = session.settings;
  take(session, readSettings(given, session.startSettings, before));
  const Settings& now = session.settings;
  if (before.inlayHints != now.inlayHints) refresh(session, Shown::inlayHints);
  if (before.codeLens != now.codeLens) refresh(session, Shown::codeLenses);
  if (before.disabledDiagnostics == now.disabledDiagnostics) return;
  for (auto& [key, open] : session.files) open.changed = true;
  refresh(session, Shown::diagnostics);
}

void askForConfiguration(Session& session) {
  if (!session.capabilities.configuration) return;
  session.client.request("workspace/configuration",
                         {{"items", Json::array({{{"section", "osiris"}}})}},
                         [&session](const protocol::Reply<Json>& answer) {
                           if (!answer)
                             session.client.log(MessageType::warning, answer.error().message);
                           else if (answer->is_array() && !answer->empty())
                             configure(session, answer->front());
                         });
}

}  // namespace osiris::lsp
