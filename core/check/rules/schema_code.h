// What a keyword of JSON Schema is about, so that each kind of finding has one code.
#pragma once

#include <cstdint>
#include <string_view>

namespace osiris::check::rules {

enum class Keywords : std::uint8_t {
  type,     ///< type, oneOf, anyOf …
  choice,   ///< enum, const
  bounds,   ///< minimum, maxLength, uniqueItems …
  form,     ///< pattern, format
  missing,  ///< required
  unknown,  ///< additionalProperties
};

[[nodiscard]] Keywords familyOf(std::string_view keyword);

}  // namespace osiris::check::rules
