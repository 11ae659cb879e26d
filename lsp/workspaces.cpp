#include "lsp/workspaces.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/path.h"

namespace osiris::lsp {
namespace {

// Specs are known by their name alone: osiris.yaml may name more folders than components/.
constexpr std::array<std::string_view, 4> names = {"osiris.yaml", "osiris_connections.yaml",
                                                   "spec.yaml", ".env"};

}  // namespace

void Workspaces::setFolders(std::vector<std::string> folders) {
  folders_ = std::move(folders);
  for (auto& folder : folders_) folder = path::normal(folder);
}

std::shared_ptr<const project::Workspace> Workspaces::of(std::string_view path) {
  return load(rootOf(path::normal(path)));
}

std::shared_ptr<const project::Workspace> Workspaces::ofUntitled() {
  return folders_.empty() ? project::Workspace::empty()
                          : load(rootOf(path::join(folders_[0], "-")));
}

std::string Workspaces::rootOf(std::string_view path) const {
  auto root = project::Workspace::rootOf(files_, path);
  // A file's own folder is also what comes of finding no mark at all. Asked from a level deeper,
  // only a mark leads to it.
  const bool marked = root != path::parent(path) ||
                      project::Workspace::rootOf(files_, path::join(root, "-/-")) == root;
  if (marked) return root;
  const std::string* nearest = nullptr;
  for (const auto& folder : folders_) {
    if (!path::isInside(path, folder)) continue;
    if (nearest == nullptr || nearest->size() < folder.size()) nearest = &folder;
  }
  return nearest == nullptr ? root : *nearest;
}

std::shared_ptr<const project::Workspace> Workspaces::load(std::string root) {
  auto& workspace = loaded_[root];
  if (!workspace) workspace = project::Workspace::load(files_, std::move(root), environment_);
  return workspace;
}

bool describesWorkspace(std::string_view path) {
  return std::ranges::find(names, path::fileName(path)) != names.end();
}

const std::vector<std::string>& watchedFileGlobs() {
  static const std::vector<std::string> globs = {"**/*.oml", "**/*.yaml", "**/*.yml",
                                                 "**/spec.json", "**/.env"};
  return globs;
}

}  // namespace osiris::lsp
