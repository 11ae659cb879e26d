#include "oml/keys.h"

#include <algorithm>
#include <array>

namespace osiris::oml {
namespace {

constexpr std::array<Key, 9> ofTop{{
    {"oml_version", "The version of OML the file is written in.", " \"0.1.0\""},
    {"name", "What the pipeline is called: small letters, digits and hyphens."},
    {"description", "What the pipeline is for, for people."},
    {"metadata", "Notes for other tools; nothing here reads them.", "\n  $1"},
    {"schedule", "When the pipeline runs, for whoever runs it."},
    {"params", "Parameters by name: a type and a default. `${params.NAME}` stands for the value.",
     "\n  ${1:name}: {type: ${2:string}, default: $3}"},
    {"profiles", "Other parameters and configs for an environment: dev, staging, prod.",
     "\n  ${1:dev}:\n    params: {$2}"},
    {"run", "Settings of a run."},
    {stepsKey, "What the pipeline does, a step at a time.",
     "\n  - id: ${1:step}\n    component: $2\n    mode: $3\n    config:\n      $4"},
}};

constexpr std::array<Key, 21> ofStep{{
    {"id", "The step's name, unlike that of any other: small letters, digits and hyphens."},
    {"component", "What does the work: `family.name`, one of the registry."},
    {"mode", "What the step does with data: `read`, `transform` or `write`."},
    {"needs", "Steps that must be done before, by id. Left out: the step above. `[]`: none.",
     " [$1]"},
    {"config", "The component's settings.", "\n  $1"},
    {"inputs", "Names of what the step takes: a list, or a map such as `df: \"${extract.df}\"`.",
     "\n  $1"},
    {"outputs", "Names of what the step gives.", " [$1]"},
    {"when", "A condition: the step runs when it is true."},
    {"branch", "Which steps go on, by a condition.", "\n  $1"},
    {"fan_out", "Runs the step once for each of several values.", "\n  $1"},
    {"retry", "What happens after a failure: `max` times again, with a pause of `delay_ms`.",
     "\n  max: ${1:3}\n  backoff: ${2:exp}\n  delay_ms: ${3:1000}"},
    {"timeout", "How long the step may take: `30s`, `10m`, `2h`."},
    {"idempotency_key", "The same key twice is the same work: it is done once."},
    {"labels", "Words to find the step by.", " [$1]"},
    {"tags", "Words to find the step by.", " [$1]"},
    {"resources", "What the step needs of a machine.", "\n  $1"},
    {"privacy", "How careful the step is with data: `standard` or `strict`."},
    {"approval_required", "Whether somebody has to allow the step before it runs."},
    {"annotations", "Notes for other tools.", "\n  $1"},
    {"artifacts", "Files that the step leaves.", " [$1]"},
    {"metrics", "Figures that the step tells.", " [$1]"},
}};

constexpr std::array<std::string_view, 3> modeNames{"read", "transform", "write"};

}  // namespace

std::span<const Key> topKeys() { return ofTop; }
std::span<const Key> stepKeys() { return ofStep; }
std::span<const std::string_view> modes() { return modeNames; }

std::vector<std::string_view> namesOf(std::span<const Key> keys) {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  return names;
}

const Key* findKey(std::span<const Key> keys, std::string_view name) {
  const auto found = std::ranges::find(keys, name, &Key::name);
  return found == keys.end() ? nullptr : &*found;
}

}  // namespace osiris::oml
