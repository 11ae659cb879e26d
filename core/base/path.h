// Paths as strings, '/' separated: joined, split and compared by their bytes alone.
// Nothing here looks at a disk; what a link or ".." really leads to only FileSystem::canonical
// knows.
#pragma once

#include <string>
#include <string_view>

namespace osiris::path {

[[nodiscard]] bool isAbsolute(std::string_view path);

/// `name` as seen from `folder`; an absolute `name` stays as it is. An empty folder and "." add
/// nothing.
[[nodiscard]] std::string join(std::string_view folder, std::string_view name);

/// The folder a path stands in: "a/b" → "a", "a" → "." , "/" → "/".
[[nodiscard]] std::string_view parent(std::string_view path);

/// What comes after the last '/': "a/b.oml" → "b.oml".
[[nodiscard]] std::string_view fileName(std::string_view path);

/// The file name's last dot and what follows: "a/b.oml" → ".oml"; ".env" has none.
[[nodiscard]] std::string_view extension(std::string_view path);

/// Without empty and "." segments, with ".." taken off the segment before it. Never empty.
[[nodiscard]] std::string normal(std::string_view path);

/// True when `path` is `folder` or lies below it. Both normal, both absolute or both relative.
[[nodiscard]] bool isInside(std::string_view path, std::string_view folder);

/// The way from `folder` to `path`, with ".." where needed. Both normal and absolute.
[[nodiscard]] std::string relative(std::string_view path, std::string_view folder);

}  // namespace osiris::path
