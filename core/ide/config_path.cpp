#include "ide/config_path.h"

#include <utility>

#include "base/path.h"
#include "check/fields.h"
#include "ide/connection_names.h"

namespace osiris::ide {

using syntax::Value;

std::optional<std::string> folderOfPaths(const project::Workspace& workspace,
                                         std::string_view alias) {
  const std::string& root = workspace.root();
  if (!path::isAbsolute(root)) return std::nullopt;  // Of a document that lies nowhere.
  if (alias.empty()) return root;
  const auto* connection = workspace.connection("filesystem", alias);
  if (connection == nullptr) return std::nullopt;
  const auto* folder = connection->field("base_dir");
  if (folder == nullptr) return root;
  if (folder->text.empty() || folder->text.find("${") != std::string::npos) return std::nullopt;
  return path::normal(path::join(root, folder->text));
}

std::optional<ConfigPath> configPath(const oml::PlacedStep& step,
                                     const project::Workspace& workspace) {
  if (!step.step->component.starts_with("filesystem.")) return std::nullopt;
  const Value config = step.value()["config"];
  const Value value = config["path"];
  const std::string_view written = check::textOf(value);
  if (written.empty() || value.copied() || check::hasReference(value)) return std::nullopt;
  std::string_view alias;
  if (const std::string_view named = check::textOf(config["connection"]); !named.empty()) {
    if (!project::isConnectionReference(named)) return std::nullopt;
    const project::ConnectionName name = project::connectionName(named.substr(1));
    if (name.family != "filesystem") return std::nullopt;
    alias = name.alias;
  }
  auto folder = folderOfPaths(workspace, alias);
  if (!folder) return std::nullopt;
  std::string path = path::normal(path::join(*folder, written));
  return ConfigPath{value, *std::move(folder), std::move(path)};
}

}  // namespace osiris::ide
