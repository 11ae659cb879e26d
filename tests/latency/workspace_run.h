// A large workspace: how soon it is there, what it takes, and how long its answers take.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calibration.h"
#include "figures.h"

namespace osiris::latency {

struct WorkspaceOptions {
  std::vector<std::string> server;
  int pipelines = 10'000;
  int rounds = 100;  ///< of each question
};

struct WorkspaceFigures {
  std::vector<Figure> figures;
  std::uint64_t residentBytes = 0;  ///< once all is known
};

/// In a folder of its own, which is in the page cache when the server starts.
[[nodiscard]] WorkspaceFigures measureWorkspace(const WorkspaceOptions& options,
                                                Calibration& calibration);

}  // namespace osiris::latency
