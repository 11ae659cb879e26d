// Where a compiled pipeline lies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "project/settings.h"

namespace osiris::plan {

/// What names a build.
struct BuildName {
  std::string slug;  ///< the pipeline's file name without its ending
  std::optional<std::string> profile;
  std::string hash;       ///< 64 hex digits
  std::string shortHash;  ///< how it begins
};

/// The folder, counted from the base path of the settings: "build/pipelines/dev/orders/1a2b3c4-…".
/// The name comes from `naming.manifest_dir` as Osiris 0.5 fills it in: values in lower case with
/// `-` for blanks and `_`, without other signs.
[[nodiscard]] std::string buildFolder(const project::BuildLayout& layout, const BuildName& name);

}  // namespace osiris::plan
