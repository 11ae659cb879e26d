// Short names for everything a build depends on.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "project/component.h"

namespace osiris::plan {

/// "sha256:" and 64 hex digits.
[[nodiscard]] std::string fingerprintOf(std::string_view bytes);

/// The registry of Osiris 0.5 has one fingerprint for good, whatever its specs say; so has a
/// pipeline whose components all come with it. Any other component's spec (a workspace's own, or
/// one of those this project adds) goes into the fingerprint, so that a changed spec is another
/// build. `components`: those of the pipeline, in any order.
[[nodiscard]] std::string registryFingerprint(
    std::span<const std::shared_ptr<const project::Component>> components);

/// What the manifest keeps of a build's inputs. Equal inputs have equal fingerprints, in Osiris 0.5
/// too.
struct Fingerprints {
  std::string oml;  ///< of the canonical JSON of the document after params
  std::string params;  ///< of the canonical JSON of all values that were bound
  std::string registry;
  std::string compiler;  ///< of the name of the manifest's format
  std::optional<std::string> profile;
  std::string manifest;  ///< of the manifest without its time; empty until it is made
};

/// The format of what is compiled, and of the specs it is compiled from, in Osiris' words.
inline constexpr std::string_view compilerName = "osiris-compiler/0.1";
inline constexpr std::string_view registryName = "osiris-registry/0.1";

/// "oml_fp", "params_fp", … and "manifest_fp" once there is one.
[[nodiscard]] nlohmann::ordered_json fingerprintsJson(const Fingerprints& fingerprints);

}  // namespace osiris::plan
