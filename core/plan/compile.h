// A pipeline as Osiris runs it: a manifest and a config a step, in files that are the same bytes
// wherever and whenever they are made, but for two times.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "check/file.h"
#include "plan/fingerprints.h"
#include "plan/param_values.h"
#include "plan/step_order.h"

namespace osiris::plan {

struct CompileOptions {
  std::optional<std::string> profile;  ///< else OSIRIS_PROFILE, else the settings' default
  NamedTexts params;                   ///< `--param`
  /// Variables whose names begin with OSIRIS_; no other is looked at.
  NamedTexts environment;
};

struct Compilation {
  std::string slug;  ///< the pipeline's file name without its ending
  std::optional<std::string> profile;
  std::string folder;      ///< where the files belong, from `base`: "build/pipelines/dev/…"
  std::string base;        ///< absolute: the workspace's root, or what the settings say
  std::map<std::string, std::string> files;  ///< by their path in the folder: "cfg/read.json"
  std::string latest;      ///< bytes of the file LATEST beside the folder
  std::string hash;        ///< of the manifest
  Fingerprints fingerprints;
  std::vector<OrderedStep> steps;
  /// Values under `params` of the options that nothing in the pipeline asks for.
  std::vector<std::string> unusedParams;
};

/// Why there is no compilation: what is wrong with the file, or, without diagnostics, with what was
/// asked.
struct Refusal {
  Error error;
  std::vector<check::Diagnostic> diagnostics;
};

/// Refuses what Osiris' compiler refuses, and what could not run: YAML that cannot be read, inline
/// secrets, parameters without a value, unknown components and config keys, needs that lead
/// nowhere or in a circle. Reads nothing but `file` and its workspace.
[[nodiscard]] std::expected<Compilation, Refusal> compile(check::File& file,
                                                          const CompileOptions& options,
                                                          Timestamp now);

}  // namespace osiris::plan
