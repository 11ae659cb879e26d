// What Osiris' loader (PyYAML's safe one) has no value for, although it is YAML: tags without a
// type, and scalars that look like what they cannot be. Osiris then refuses the whole file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/problem.h"
#include "syntax/value.h"

namespace osiris::syntax {

/// A key may be what a value may not: `<<` and `=`.
enum class Role : std::uint8_t { value, key };

struct Refusal {
  ProblemKind kind;    ///< unknownTag or unreadableValue
  std::string detail;  ///< what the text looks like: "a date"; empty when it says that itself
};

/// Of plain text without a tag.
[[nodiscard]] std::optional<Refusal> plainRefusal(std::string_view text, Role role);

/// Of a node with a tag, given in full ("tag:yaml.org,2002:int") or as `!`.
[[nodiscard]] std::optional<Refusal> taggedRefusal(const Values& values, std::uint32_t index,
                                                   std::string_view tag, Role role);

/// The kind of a scalar with a tag, given like that, by the core schema of YAML 1.2.
[[nodiscard]] Kind kindByTag(std::string_view tag, std::string_view text);

}  // namespace osiris::syntax
