// Places in UTF-8 text. The core speaks bytes; an editor's line and character exist only where
// LineIndex translates them.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace osiris::text {

/// A byte offset from the start of a document.
using Offset = std::uint32_t;

/// Half-open range of bytes.
struct Span {
  Offset begin = 0;
  Offset end = 0;

  [[nodiscard]] constexpr Offset size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  /// True also at `end`: a caret after the last character still touches the thing.
  [[nodiscard]] constexpr bool touches(Offset at) const { return begin <= at && at <= end; }
  [[nodiscard]] constexpr bool contains(Offset at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr Span shifted(std::int64_t by) const {
    return {static_cast<Offset>(begin + by), static_cast<Offset>(end + by)};
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Replaces the bytes of `span` with `newText`.
struct Edit {
  Span span;
  std::string newText;
  friend bool operator==(const Edit&, const Edit&) = default;
};

}  // namespace osiris::text
