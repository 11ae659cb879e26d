// The keys and the order of what is hashed are those of Osiris 0.5, so that a build has the same
// name whoever made it.
#include "plan/manifest.h"

#include <algorithm>
#include <utility>

#include "base/canonical_json.h"
#include "base/sha256.h"
#include "plan/python_text.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

/// "Orders per day" is "orders_per_day".
std::string pipelineId(const ordered_json& document) {
  if (!document.contains("name")) return "pipeline";
  std::string id = pythonLower(pythonText(document["name"]));
  std::ranges::replace(id, ' ', '_');
  return id;
}

ordered_json stepsJson(const std::vector<OrderedStep>& steps) {
  ordered_json list = ordered_json::array();
  for (const OrderedStep& step : steps) {
    list.push_back({{"id", step.id},
                    {"component", step.component},
                    {"driver", step.component},
                    {"cfg_path", "cfg/" + step.id + ".json"},
                    {"needs", step.needs}});
  }
  return list;
}

/// The hash is over ASCII: Osiris makes this one with Python's default.
std::string hashOf(const ordered_json& manifest, const Fingerprints& fingerprints) {
  return sha256Hex(asciiJson(canonicalJson(
      ordered_json{{"manifest", manifest}, {"profile", fingerprints.profile.value_or("")}})));
}

}  // namespace

Manifest makeManifest(const ordered_json& document, const std::vector<OrderedStep>& steps,
                      Fingerprints& fingerprints, std::size_t shortLength,
                      const std::string& generatedAt) {
  Manifest manifest;
  ordered_json& json = manifest.json;
  json["pipeline"] = {{"id", pipelineId(document)},
                      {"version", "0.1.0"},
                      {"fingerprints", fingerprintsJson(fingerprints)}};
  json["steps"] = stepsJson(steps);
  json["meta"] = {{"oml_version", document["oml_version"]},
                  {"profile", json["pipeline"]["fingerprints"]["profile"]},
                  {"run_id", "${run_id}"},
                  {"toolchain", {{"compiler", compilerName}, {"registry", registryName}}}};
  for (const std::string key : {"name", "metadata"}) {
    if (document.contains(key)) json[key] = document[key];
  }
  fingerprints.manifest = fingerprintOf(canonicalJson(json));
  manifest.hash = hashOf(json, fingerprints);
  manifest.shortHash = manifest.hash.substr(0, shortLength);
  json["pipeline"]["fingerprints"]["manifest_fp"] = fingerprints.manifest;
  json["meta"]["generated_at"] = generatedAt;
  json["meta"]["manifest_hash"] = manifest.hash;
  json["meta"]["manifest_short"] = manifest.shortHash;
  return manifest;
}

}  // namespace osiris::plan
