// What each `${params.NAME}` stands for.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "oml/pipeline.h"

namespace osiris::plan {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

/// Where values come from besides the pipeline itself.
struct ParamSources {
  std::optional<std::string> profile;
  NamedTexts given;        ///< `--param NAME=VALUE`; of one given twice the last counts
  NamedTexts environment;  ///< variables; those called OSIRIS_PARAM_… give values
};

struct ParamValues {
  nlohmann::ordered_json values = nlohmann::ordered_json::object();
  std::set<std::string, std::less<>> sensitive;  ///< declared with `sensitive: true`
};

/// As Osiris 0.5 binds them: the declared default, over it the variable OSIRIS_PARAM_NAME (which
/// gives the name in lower case, declared or not), over it the profile's `params`, over it `given`.
/// Values keep the types they are written in; those from outside the file are text.
[[nodiscard]] ParamValues bindParams(const oml::Pipeline& pipeline, const ParamSources& sources);

}  // namespace osiris::plan
