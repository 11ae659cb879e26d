// Which files the verbs are about, and what they find in them before they take them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "flow/workplace.h"

namespace osiris::flow {

/// Pipelines, connections, settings and component specs of the workspace. Paths count from the
/// repository's work tree. Never a hidden file such as `.env`, nor what a run or a build left.
class PipelineFiles {
 public:
  explicit PipelineFiles(const Workplace& place);

  /// `text` of a file that is gone: as it was.
  [[nodiscard]] bool holds(std::string_view path, std::string_view text) const;
  /// By what is on disk now.
  [[nodiscard]] bool holds(std::string_view path) const;

 private:
  [[nodiscard]] bool mayHold(std::string_view path) const;

  const Workplace& place_;
  std::string prefix_;  ///< of the workspace's root in the work tree: "", "teams/finance/"
};

/// A place in a file that holds a secret. What it is, nobody says.
struct SecretPlace {
  std::string path;
  std::size_t line = 0;  ///< from 1
  std::string message;
};

struct Problems {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::vector<SecretPlace> secrets;
};

/// What the rules find in a file; nothing in one that is none of the workspace's.
[[nodiscard]] Problems inspect(const Workplace& place, std::string_view path,
                               std::string_view text);

}  // namespace osiris::flow
