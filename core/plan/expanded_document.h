// A pipeline with a value in the place of every `${params.NAME}`.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "check/diagnostic.h"
#include "oml/pipeline.h"
#include "plan/param_values.h"
#include "plan/secret_names.h"

namespace osiris::plan {

struct ExpandedDocument {
  nlohmann::ordered_json root;
  /// unresolved_param where there is no value, or one that holds another `${params.…}`;
  /// inline_secret where a secret would be written out: a value put under a key that holds secrets,
  /// or that of a sensitive parameter, unless it stands where it is dropped; unreadable_value.
  std::vector<check::Diagnostic> problems;
};

/// The whole document. Values are put in as Python's str() has them. Keys stay as they are.
[[nodiscard]] ExpandedDocument expand(const oml::Pipeline& pipeline, const ParamValues& params,
                                      const SecretNames& secrets);

}  // namespace osiris::plan
