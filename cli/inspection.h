// Checking many files at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "cli/mend.h"
#include "cli/selection.h"
#include "report/findings.h"

namespace osiris::cli {

/// What to do with fixes that are safe.
enum class Mending : std::uint8_t { none, inMemory, onDisk };

/// What became of one file.
struct Inspected {
  report::CheckedFile file;  ///< its path is absolute; without text when nothing was found
  project::FileKind kind = project::FileKind::other;
  bool counts = true;        ///< false for YAML in a folder that is no concern of ours
  std::vector<AppliedFix> fixes;
  std::string before;        ///< when mending: the text before the fixes
  std::string after;         ///< and after them
  std::optional<Error> problem;  ///< why the file could not be checked, or not be written
};

struct InspectionPlan {
  Mending mending = Mending::none;
  unsigned jobs = 0;  ///< threads; 0: as many as the machine runs at once
};

/// Checks every file, each read once, and gives the results in the order of `files`. What cannot be
/// read is a diagnostic of that file.
[[nodiscard]] std::vector<Inspected> inspect(FileSystem& fileSystem,
                                             const std::vector<SelectedFile>& files,
                                             const InspectionPlan& plan);

}  // namespace osiris::cli
