// Which workspace a document belongs to, each read from disk once and again when its files change.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "project/workspace.h"

namespace osiris::lsp {

/// Owned by the session thread; the workspaces it gives out are immutable.
class Workspaces {
 public:
  Workspaces(const FileSystem& files, project::EnvironmentProbe environment)
      : files_(files), environment_(std::move(environment)) {}

  /// The folders the client has open, the first being the main one.
  void setFolders(std::vector<std::string> folders);
  [[nodiscard]] const std::vector<std::string>& folders() const { return folders_; }

  /// The workspace of the nearest folder at or above the file that is marked as one
  /// (project::Workspace::rootOf); where none is, of the client's folder that holds the file; else
  /// of the file's own folder.
  [[nodiscard]] std::shared_ptr<const project::Workspace> of(std::string_view path);
  /// For a document that lies nowhere: the client's first folder, else an empty workspace.
  [[nodiscard]] std::shared_ptr<const project::Workspace> ofUntitled();
  /// The next one asked for is read from disk again.
  void forget() { loaded_.clear(); }

 private:
  [[nodiscard]] std::string rootOf(std::string_view path) const;
  [[nodiscard]] std::shared_ptr<const project::Workspace> load(std::string root);

  const FileSystem& files_;
  project::EnvironmentProbe environment_;
  std::vector<std::string> folders_;
  std::map<std::string, std::shared_ptr<const project::Workspace>, std::less<>> loaded_;
};

/// True for the files that a workspace is read from: osiris.yaml, osiris_connections.yaml, .env and
/// component specs.
[[nodiscard]] bool describesWorkspace(std::string_view path);

/// Globs that match those files, for a client that watches them.
[[nodiscard]] const std::vector<std::string>& workspaceFileGlobs();

}  // namespace osiris::lsp
