// osiris.yaml, as far as other parts need it. What is missing or of a wrong type has its default.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "syntax/value.h"

namespace osiris::project {

/// Where `osiris compile` writes and what, with the defaults of Osiris 0.5, which hold without an
/// osiris.yaml too.
struct BuildLayout {
  bool profilesEnabled = true;  ///< a folder for each profile
  std::vector<std::string> profiles{"dev", "staging", "prod", "ml", "finance", "incident_debug"};
  std::string defaultProfile = "dev";
  std::string folder = "build";  ///< `build_dir`
  std::string manifestDir = "{pipeline_slug}/{manifest_short}-{manifest_hash}";
  std::size_t manifestShortLength = 7;
  bool plan = true;          ///< `artifacts.plan`: plan.json is written
  bool fingerprints = true;  ///< `artifacts.fingerprints`
  bool runSummary = true;    ///< `artifacts.run_summary`
};

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
  BuildLayout build;
};

[[nodiscard]] Settings readSettings(const syntax::Value& document);

}  // namespace osiris::project
