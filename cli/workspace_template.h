// The files of a new workspace.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace osiris::cli {

struct TemplateFile {
  std::string_view path;  ///< relative to the workspace
  std::string_view text;
};

/// Settings, connections and the list of variables, without a single secret.
[[nodiscard]] std::span<const TemplateFile> workspaceFiles();
/// A first pipeline and the data it reads; `osiris check` finds nothing in it.
[[nodiscard]] std::span<const TemplateFile> exampleFiles();

/// `existing` with those lines at its end that a workspace's .gitignore needs and it does not have
/// yet; equal to `existing` when none is missing.
[[nodiscard]] std::string mergedGitignore(std::string_view existing);

}  // namespace osiris::cli
