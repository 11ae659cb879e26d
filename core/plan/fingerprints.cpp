#include "plan/fingerprints.h"

#include "base/canonical_json.h"
#include "base/sha256.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

/// Shipped with us, not with Osiris 0.5.
bool isAddition(const project::Component& component) {
  return component.name == "duckdb.extractor" || component.name == "duckdb.writer";
}

}  // namespace

std::string fingerprintOf(std::string_view bytes) { return "sha256:" + sha256Hex(bytes); }

std::string registryFingerprint(
    std::span<const std::shared_ptr<const project::Component>> components) {
  constexpr std::string_view ofOsiris = "registry-v0.1";
  ordered_json others = ordered_json::object();
  for (const auto& component : components) {
    if (!component->source.empty() || isAddition(*component))
      others[component->name] = component->spec;
  }
  if (others.empty()) return fingerprintOf(ofOsiris);
  return fingerprintOf(canonicalJson(ordered_json{{"base", ofOsiris}, {"components", others}}));
}

ordered_json fingerprintsJson(const Fingerprints& fingerprints) {
  ordered_json json{{"oml_fp", fingerprints.oml},
                    {"params_fp", fingerprints.params},
                    {"registry_fp", fingerprints.registry},
                    {"compiler_fp", fingerprints.compiler},
                    {"profile", nullptr}};
  if (fingerprints.profile) json["profile"] = *fingerprints.profile;
  if (!fingerprints.manifest.empty()) json["manifest_fp"] = fingerprints.manifest;
  return json;
}

}  // namespace osiris::plan
