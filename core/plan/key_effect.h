// What the keys of a pipeline, a step and its config do to the data.
#pragma once

#include <string_view>

#include "plan/change_class.h"

namespace osiris::plan {

struct KeyEffect {
  std::string_view key;
  ChangeClass kind = ChangeClass::unknown;  ///< of a change of its value
  std::string_view reason;
};

/// Of a key of a component's config; `unknown` for one that is in no table.
[[nodiscard]] const KeyEffect& effectOfConfigKey(std::string_view key);
/// Of a key of a step. Keys with rules of their own (`id`, `config`, `needs`) are not asked for.
[[nodiscard]] const KeyEffect& effectOfStepKey(std::string_view key);
/// Of a key at the top of a pipeline.
[[nodiscard]] const KeyEffect& effectOfTopKey(std::string_view key);

}  // namespace osiris::plan
