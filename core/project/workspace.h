// The workspace a file belongs to: settings, connections, components, environments, and which files
// count.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "project/component.h"
#include "project/connection.h"
#include "project/registry.h"
#include "project/settings.h"

namespace osiris::project {

enum class FileKind : std::uint8_t { pipeline, connections, settings, componentSpec, other };

/// Which environment variables are set; says so, never what they hold.
using EnvironmentProbe = std::function<bool(std::string_view name)>;

/// Immutable; a change of a settings file makes a new one. Free to share between threads.
class Workspace {
 public:
  /// Reads osiris.yaml, osiris_connections.yaml, `.env` (names only) and component specs under
  /// `root`. What is missing or broken is left out: the files' own diagnostics say so. Never fails.
  static std::shared_ptr<const Workspace> load(const FileSystem& files, std::string root,
                                               EnvironmentProbe environment);
  /// A workspace without any file: shipped components, nothing known of connections.
  static std::shared_ptr<const Workspace> empty();
  /// The nearest folder at or above `path` that holds an osiris.yaml, osiris_connections.yaml or
  /// .git; else the folder of `path` itself.
  static std::string rootOf(const FileSystem& files, std::string_view path);

  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] const Registry& registry() const { return registry_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  /// False when there is no connections file: then nothing can be said about aliases.
  [[nodiscard]] bool knowsConnections() const { return knowsConnections_; }
  [[nodiscard]] const std::string& connectionsPath() const { return connectionsPath_; }
  [[nodiscard]] const std::vector<Connection>& connections() const { return connections_; }
  [[nodiscard]] const Connection* connection(std::string_view family, std::string_view alias) const;
  /// What a step without a reference gets: the alias with `default: true`, else the one called
  /// `default`; null when there is neither.
  [[nodiscard]] const Connection* defaultConnection(std::string_view family) const;
  /// Set in the process' environment or named in `.env` beside the connections file.
  [[nodiscard]] bool isSet(std::string_view variable) const;
  /// Names of variables that connections use or `.env` sets, sorted, each once.
  [[nodiscard]] std::vector<std::string> variableNames() const;

  /// What a file is, by its path (absolute, or relative to the root) and, for YAML that may or may
  /// not be OML, its text.
  [[nodiscard]] FileKind kindOf(std::string_view path, std::string_view text) const;

 private:
  std::string root_;
  Registry registry_;
  Settings settings_;
  bool knowsConnections_ = false;
  std::string connectionsPath_;
  std::vector<Connection> connections_;
  std::vector<std::string> variablesInEnvFile_;  ///< sorted
  EnvironmentProbe environment_;
};

}  // namespace osiris::project
