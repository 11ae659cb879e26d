// The turns of phrase that messages share.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "check/fields.h"

namespace osiris::check {

/// 'text', shortened and on one line, so that a message stays one.
[[nodiscard]] std::string inQuotes(std::string_view text);
/// "; did you mean 'name'?" or nothing.
[[nodiscard]] std::string didYouMean(std::optional<std::string_view> name);
/// How often a rule looks for the name that was meant, in a file: each time costs a walk over all
/// of them, and a file full of unknown ones must not cost the square of its size.
inline constexpr std::size_t kMostSuggestions = 50;
/// "1 file", "2 files".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
/// "'a', 'b' or 'c'".
[[nodiscard]] std::string anyOf(std::span<const std::string_view> names);
[[nodiscard]] std::string anyOf(std::span<const std::string> names);
/// "a true/false", "a list" …: what Osiris takes the value for.
[[nodiscard]] std::string kindOf(const Value& value);
/// Appends a key to a JSON Pointer.
[[nodiscard]] std::string pointer(std::string_view parent, std::string_view key);
[[nodiscard]] std::string pointer(std::string_view parent, std::size_t index);

}  // namespace osiris::check
