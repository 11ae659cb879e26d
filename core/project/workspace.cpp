#include "project/workspace.h"

#include <algorithm>

#include "base/path.h"
#include "project/document.h"
#include "project/file_kind.h"

namespace osiris::project {
namespace {

constexpr std::string_view settingsName = "osiris.yaml";
constexpr std::string_view connectionsName = "osiris_connections.yaml";
constexpr std::string_view componentsFolder = "components";
/// Nobody writes more into these files; what is larger is left out.
constexpr std::uint64_t largestFile = 4ULL << 20;

std::string readOr(const FileSystem& files, const std::string& path, std::string otherwise = {}) {
  auto text = files.readFile(path, largestFile);
  return text ? std::move(*text) : std::move(otherwise);
}

/// Adds every `<folder>/<name>/spec.yaml`.
void addComponents(const FileSystem& files, const std::string& folder, Registry& registry) {
  const auto entries = files.list(folder);
  if (!entries) return;
  for (const DirectoryEntry& entry : *entries) {
    if (entry.kind != EntryKind::directory) continue;
    for (const std::string_view name : {"spec.json", "spec.yaml"}) {
      std::string path = path::join(path::join(folder, entry.name), name);
      const auto text = files.readFile(path, largestFile);
      if (!text) continue;
      if (auto component = makeComponent(Document(*text).root(), std::move(path)))
        registry.add(std::move(*component));
    }
  }
}

bool isYaml(std::string_view path) {
  const std::string_view extension = path::extension(path);
  return extension == ".yaml" || extension == ".yml";
}

}  // namespace

std::shared_ptr<const Workspace> Workspace::load(const FileSystem& files, std::string root,
                                                 EnvironmentProbe environment) {
  auto workspace = std::make_shared<Workspace>();
  workspace->root_ = path::normal(root);
  workspace->environment_ = std::move(environment);
  const auto inRoot = [&](std::string_view name) { return path::join(workspace->root_, name); };

  if (const auto text = files.readFile(inRoot(settingsName), largestFile)) {
    workspace->settings_ = readSettings(Document(*text).root());
  }
  workspace->connectionsPath_ = inRoot(connectionsName);
  if (const auto text = files.readFile(workspace->connectionsPath_, largestFile)) {
    workspace->knowsConnections_ = true;
    workspace->connections_ = readConnections(Document(*text).root());
  }
  workspace->variablesInEnvFile_ = readEnvFile(readOr(files, inRoot(".env")));
  std::ranges::sort(workspace->variablesInEnvFile_);

  // A later one replaces an earlier one, so the folder that wins comes last.
  for (auto folder = workspace->settings_.componentDirs.rbegin();
       folder != workspace->settings_.componentDirs.rend(); ++folder) {
    addComponents(files, inRoot(*folder), workspace->registry_);
  }
  addComponents(files, inRoot(componentsFolder), workspace->registry_);
  return workspace;
}

std::shared_ptr<const Workspace> Workspace::empty() {
  static const auto nothing = std::make_shared<const Workspace>();
  return nothing;
}

std::string Workspace::rootOf(const FileSystem& files, std::string_view path) {
  const std::string absolute = files.absolute(path);
  const auto status = files.status(absolute);
  const bool isFolder = status && status->kind == EntryKind::directory;
  const std::string start(isFolder ? std::string_view(absolute) : path::parent(absolute));
  std::string folder = start;
  while (true) {
    for (const std::string_view name : {settingsName, connectionsName, std::string_view(".git")}) {
      if (files.exists(path::join(folder, name))) return folder;
    }
    std::string above(path::parent(folder));
    if (above == folder) return start;
    folder = std::move(above);
  }
}

const Connection* Workspace::connection(std::string_view family, std::string_view alias) const {
  const auto isIt = [&](const Connection& one) {
    return one.family == family && one.alias == alias;
  };
  const auto found = std::ranges::find_if(connections_, isIt);
  return found == connections_.end() ? nullptr : &*found;
}

const Connection* Workspace::defaultConnection(std::string_view family) const {
  const auto isIt = [&](const Connection& one) { return one.family == family && one.isDefault; };
  const auto found = std::ranges::find_if(connections_, isIt);
  return found == connections_.end() ? connection(family, "default") : &*found;
}

bool Workspace::isSet(std::string_view variable) const {
  return (environment_ && environment_(variable)) ||
         std::ranges::binary_search(variablesInEnvFile_, variable);
}

std::vector<std::string> Workspace::variableNames() const {
  std::vector<std::string> names = variablesInEnvFile_;
  for (const Connection& connection : connections_)
    names.insert(names.end(), connection.variables.begin(), connection.variables.end());
  std::ranges::sort(names);
  const auto twice = std::ranges::unique(names);
  names.erase(twice.begin(), twice.end());
  return names;
}

FileKind Workspace::kindOf(std::string_view path, std::string_view text) const {
  const std::string_view name = path::fileName(path);
  if (name == connectionsName) return FileKind::connections;
  if (name == settingsName) return FileKind::settings;
  if (path::extension(name) == ".oml") return FileKind::pipeline;

  const std::string whole = path::normal(path::join(root_, path));
  if (isSpecName(name)) {
    const std::string folder(path::parent(path::parent(whole)));
    const auto isFolder = [&](const std::string& extra) {
      return path::normal(path::join(root_, extra)) == folder;
    };
    if (path::fileName(folder) == componentsFolder ||
        std::ranges::any_of(settings_.componentDirs, isFolder)) {
      return FileKind::componentSpec;
    }
  }
  if (!isYaml(name)) return FileKind::other;
  const std::string base = path::join(root_, settings_.basePath);
  const std::string pipelines = path::normal(path::join(base, settings_.pipelinesDir));
  return path::isInside(whole, pipelines) || looksLikeOml(text) ? FileKind::pipeline
                                                                : FileKind::other;
}

}  // namespace osiris::project
