// The workspace a file belongs to: settings, connections, components, environments, and which files count.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "project/component.h"
#include "text/span.h"

namespace osiris::project {

enum class FileKind : std::uint8_t { pipeline, connections, settings, componentSpec, other };

/// One field of a connection, as written; a value from the environment is never kept.
struct ConnectionValue {
  std::string name;
  std::string text;      ///< as written: "${MYSQL_PASSWORD}"
  text::Span span;
};

/// One alias of a family in osiris_connections.yaml.
struct Connection {
  std::string family;
  std::string alias;
  bool isDefault = false;  ///< `default: true`
  std::vector<ConnectionValue> fields;
  text::Span span;         ///< the alias' key
  /// Names of variables (`${NAME}` without a fallback) its fields refer to.
  std::vector<std::string> variables;
};

/// Which environment variables are set; says so, never what they hold.
using EnvironmentProbe = std::function<bool(std::string_view name)>;

/// `filesystem:` and `environments:` of osiris.yaml, as far as checks need them.
struct Settings {
  bool profilesEnabled = false;
  std::vector<std::string> profiles;
  std::string defaultProfile;
  std::string pipelinesDir = "pipelines";
  std::string buildDir = "build";
  std::vector<std::string> componentDirs;  ///< extra folders with specs, relative to the root
  std::vector<std::string> environments;
};

/// Immutable; a change of a settings file makes a new one. Free to share between threads.
class Workspace {
 public:
  /// Reads osiris.yaml, osiris_connections.yaml, `.env` (names only) and component specs under `root`.
  /// What is missing or broken is left out: the files' own diagnostics say so. Never fails.
  static std::shared_ptr<const Workspace> load(const FileSystem& files, std::string root,
                                               EnvironmentProbe environment);
  /// A workspace without any file: shipped components, nothing known of connections.
  static std::shared_ptr<const Workspace> empty();
  /// The nearest folder at or above `path` that holds an osiris.yaml, osiris_connections.yaml or .git;
  /// else the folder of `path` itself.
  static std::string rootOf(const FileSystem& files, std::string_view path);

  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] const Registry& registry() const { return registry_; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  /// False when there is no connections file: then nothing can be said about aliases.
  [[nodiscard]] bool knowsConnections() const { return knowsConnections_; }
  [[nodiscard]] const std::string& connectionsPath() const { return connectionsPath_; }
  [[nodiscard]] const std::vector<Connection>& connections() const { return connections_; }
  [[nodiscard]] const Connection* connection(std::string_view family, std::string_view alias) const;
  /// Set in the process' environment or named in `.env` beside the connections file.
  [[nodiscard]] bool isSet(std::string_view variable) const;

  /// What a file is, by its path and, for YAML that may or may not be OML, its text.
  [[nodiscard]] FileKind kindOf(std::string_view path, std::string_view text) const;

 private:
  std::string root_;
  Registry registry_;
  Settings settings_;
  bool knowsConnections_ = false;
  std::string connectionsPath_;
  std::vector<Connection> connections_;
  std::vector<std::string> variablesInEnvFile_;
  EnvironmentProbe environment_;
};

}  // namespace osiris::project
