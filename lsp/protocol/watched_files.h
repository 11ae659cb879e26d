// Changes of files that are not open, and how a server asks to hear of them.
#pragma once

#include <string>
#include <vector>

#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

struct FileEvent {
  std::string uri;
};

struct DidChangeWatchedFilesParams {
  std::vector<FileEvent> changes;
};

/// A `client/registerCapability` for one method.
struct Registration {
  std::string id;
  std::string method;
  Json registerOptions;
};

bool fromJson(const Json& value, FileEvent& out, const Path& path);
bool fromJson(const Json& value, DidChangeWatchedFilesParams& out, const Path& path);

Json toJson(const Registration& registration);

}  // namespace osiris::lsp::protocol
