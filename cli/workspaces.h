// The workspaces that a command's files belong to, each loaded once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/file_system.h"
#include "project/workspace.h"

namespace osiris::cli {

/// Set to something in the process' environment; an empty value is none, as Osiris has it.
[[nodiscard]] bool isInEnvironment(std::string_view variable);

/// Finds and keeps workspaces by their root. Used by one thread; what it hands out is free to
/// share.
class Workspaces {
 public:
  explicit Workspaces(const FileSystem& files) : files_(files) {}

  /// The workspace that a folder (absolute) belongs to: the nearest above it that says it is one,
  /// else `fallback` taken as a root.
  [[nodiscard]] std::shared_ptr<const project::Workspace> of(std::string_view folder,
                                                             std::string_view fallback);
  /// The workspace with exactly this root.
  [[nodiscard]] std::shared_ptr<const project::Workspace> at(const std::string& root);
  /// True where a settings or connections file stands.
  [[nodiscard]] bool isRoot(std::string_view folder) const;

 private:
  const FileSystem& files_;
  std::map<std::string, std::string, std::less<>> rootOfFolder_;
  std::map<std::string, std::shared_ptr<const project::Workspace>, std::less<>> byRoot_;
};

}  // namespace osiris::cli
