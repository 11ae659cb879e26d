// What a server is given by whoever starts it; it reads no environment of its own.
#pragma once

#include <string>

#include "base/file_system.h"
#include "lsp/base_commit.h"
#include "lsp/transport/message_log.h"
#include "project/workspace.h"

namespace osiris::lsp {

struct ServerOptions {
  const FileSystem& files;
  project::EnvironmentProbe environment;
  /// Folder with a page for each diagnostic, `<code>.md`. Empty: diagnostics carry no link.
  std::string rulePages;
  std::string version;
  /// A line a message, for whoever looks into a delay; see MessageLog. Must be thread-safe.
  MessageLog::Sink log = {};
  /// End with the process that the client names as its own, should it end without a word. For
  /// clients on this machine.
  bool watchParent = false;
  /// Told whether memory that is free now will soon be taken again: not while a large text is read.
  void (*keepFreeMemory)(bool keep) = [](bool) {};
  /// What plans compare with; null: there is nothing, and all is new. Must be thread-safe.
  BaseOpener openBase = {};
};

}  // namespace osiris::lsp
