// osiris.yaml, as far as other parts need it. What is missing or of a wrong type has its default.
#pragma once

#include <string>
#include <vector>

#include "syntax/value.h"

namespace osiris::project {

/// `filesystem:` and `environments:`. Folders are as written, relative to `basePath`.
struct Settings {
  std::string basePath;        ///< empty: the workspace's root
  bool profilesEnabled = false;
  std::vector<std::string> profiles;
  std::string defaultProfile;
  std::string pipelinesDir = "pipelines";
  std::string buildDir = "build";
  std::vector<std::string>
      componentDirs;  ///< extra folders with specs (`filesystem.component_dirs`)
  std::vector<std::string> environments;   ///< names, in the order of the file
};

[[nodiscard]] Settings readSettings(const syntax::Value& document);

}  // namespace osiris::project
