// Everything the server knows of one client.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lsp/background_progress.h"
#include "lsp/client.h"
#include "lsp/event_loop.h"
#include "lsp/open_files.h"
#include "lsp/protocol/initialize.h"
#include "lsp/server_options.h"
#include "lsp/settings.h"
#include "lsp/snapshot.h"
#include "lsp/task_group.h"
#include "lsp/workspace_index.h"
#include "lsp/workspaces.h"
#include "text/line_index.h"

namespace osiris::lsp {

/// Where in its life a session is; it never goes back.
enum class Phase : std::uint8_t { uninitialized, running, shutDown, ended };

/// Owned by one thread, the session thread, and touched by no other.
struct Session {
  Session(const ServerOptions& serverOptions, EventLoop& eventLoop, Workers& workers,
          Client& farSide)
      : options(serverOptions),
        loop(eventLoop),
        client(farSide),
        workspaces(serverOptions.files, serverOptions.environment),
        indexing(eventLoop, farSide, capabilities),
        index(serverOptions, tasks, indexing),
        tasks(eventLoop, workers) {}

  const ServerOptions& options;
  EventLoop& loop;
  Client& client;
  Workspaces workspaces;
  OpenFiles files;
  BackgroundProgress indexing;
  WorkspaceIndex index;

  Phase phase = Phase::uninitialized;
  int exitCode = 1;  ///< 0 only for a client that shut down before it left
  protocol::ClientCapabilities capabilities;
  text::Encoding encoding = text::Encoding::utf16;
  Settings settings;
  Settings startSettings;  ///< as initialize gave them
  std::vector<std::string> toldOfSettings;  ///< what is wrong with them, as the user knows
  /// A request that a worker answers.
  struct Working {
    protocol::RequestId id;
    std::string document;  ///< the key in `files` of the one it is about; "" when about more
  };
  std::map<std::uint64_t, Working> working;  ///< by a number of ours: a client may use ids again
  std::uint64_t lastWorking = 0;
  TaskGroup tasks;  ///< last, so that its work ends before what it uses

  /// The state as it is now. Documents that did not change since are not copied again.
  [[nodiscard]] std::shared_ptr<const Snapshot> snapshot();
  /// A document changed: what workers make of its state before is not wanted any more, and those
  /// who asked are told so (ContentModified).
  void overtaken(const OpenFile& open);
};

}  // namespace osiris::lsp
