#include "cli/workspaces.h"

#include <cstdlib>

#include "base/path.h"

namespace osiris::cli {

bool isInEnvironment(std::string_view variable) {
  const char* value = std::getenv(std::string(variable).c_str());
  return value != nullptr && *value != '\0';
}

bool Workspaces::isRoot(std::string_view folder) const {
  return files_.exists(path::join(folder, "osiris.yaml")) ||
         files_.exists(path::join(folder, "osiris_connections.yaml"));
}

std::shared_ptr<const project::Workspace> Workspaces::of(std::string_view folder,
                                                         std::string_view fallback) {
  auto known = rootOfFolder_.find(folder);
  if (known == rootOfFolder_.end()) {
    std::string root = project::Workspace::rootOf(files_, folder);
    const bool marked = isRoot(root) || files_.exists(path::join(root, ".git"));
    known = rootOfFolder_.emplace(folder, marked ? std::move(root) : std::string(fallback)).first;
  }
  return at(known->second);
}

std::shared_ptr<const project::Workspace> Workspaces::at(const std::string& root) {
  auto known = byRoot_.find(root);
  if (known == byRoot_.end()) {
    known = byRoot_.emplace(root, project::Workspace::load(files_, root, isInEnvironment)).first;
  }
  return known->second;
}

}  // namespace osiris::cli
