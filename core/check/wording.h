// The turns of phrase that messages share.
#pragma once

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
/// "'a', 'b' or 'c'".
[[nodiscard]] std::string anyOf(std::span<const std::string_view> names);
[[nodiscard]] std::string anyOf(std::span<const std::string> names);
/// "a true/false", "a list" …: what Osiris takes the value for.
[[nodiscard]] std::string kindOf(const Value& value);
/// Appends a key to a JSON Pointer.
[[nodiscard]] std::string pointer(std::string_view parent, std::string_view key);
[[nodiscard]] std::string pointer(std::string_view parent, std::size_t index);

}  // namespace osiris::check
