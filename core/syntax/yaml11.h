// How Osiris reads a scalar. Its loader (PyYAML's safe one) types plain text by YAML 1.1, where
// `yes`, `on`, `2024-01-01` and `1:30` are no strings. A file must mean here what it means there.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/value.h"

namespace osiris::syntax {

enum class Type : std::uint8_t {
  null,
  boolean,
  integer,
  real,
  date,  ///< or a point in time
  string,
  sequence,
  mapping,
  binary,  ///< `!!binary`: bytes, no text
  set,     ///< `!!set`: no mapping
};

/// The type Osiris gives the value: by its tag where it has one, else by its style and text.
/// An absent value is null.
[[nodiscard]] Type typeOf(const Value& value);

/// The type of plain (unquoted, untagged) text.
[[nodiscard]] Type typeOfPlain(std::string_view text);

/// The name a person knows: "text", "whole number", "number", "true/false", "date", "list", "map",
/// "nothing", "binary data", "set".
[[nodiscard]] std::string_view nameOf(Type type);

/// Python's truth of the value: not null, false, zero or empty.
[[nodiscard]] bool truthy(const Value& value);

/// What a boolean says; nothing for any other type.
[[nodiscard]] std::optional<bool> booleanOf(const Value& value);
/// The number an integer or real stands for (`0x10`, `1_000`, `1:30`); nothing for any other type.
/// Integers beyond 2^53 are rounded, beyond a double's range infinite.
[[nodiscard]] std::optional<double> numberOf(const Value& value);
/// The whole number an integer stands for; nothing for any other type or beyond 64 bits.
[[nodiscard]] std::optional<std::int64_t> integerOf(const Value& value);

}  // namespace osiris::syntax
