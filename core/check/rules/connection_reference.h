// `@family.alias`, taken apart.
#pragma once

#include <optional>
#include <string_view>

#include "check/fields.h"
#include "project/component.h"

namespace osiris::check::rules {

struct ConnectionReference {
  std::string_view family;
  std::string_view alias;
};

/// Nothing when the text does not have the form that Osiris demands.
[[nodiscard]] std::optional<ConnectionReference> parseReference(std::string_view text);

/// Osiris takes a config's fields for provided as soon as `connection` starts with `@`, well-formed
/// or not.
[[nodiscard]] bool hasConnectionReference(const Value& config);

/// A field stands there that nobody may set beside a connection: naming one would be an error.
[[nodiscard]] bool refusesConnection(const Value& config, const project::Component& component);

}  // namespace osiris::check::rules
