// What a server is given by whoever starts it; it reads no environment of its own.
#pragma once

#include <string>

#include "base/file_system.h"
#include "project/workspace.h"

namespace osiris::lsp {

struct ServerOptions {
  const FileSystem& files;
  project::EnvironmentProbe environment;
  /// Folder with a page for each diagnostic, `<code>.md`. Empty: diagnostics carry no link.
  std::string rulePages;
  std::string version;
};

}  // namespace osiris::lsp
