// The language's own keys, and what each says: one list for rules, completion and hover.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace osiris::oml {

/// The key of the list that makes a file a pipeline.
inline constexpr std::string_view stepsKey = "steps";

struct Key {
  std::string_view name;
  std::string_view summary;  ///< one sentence, Markdown
  /// What completion writes after the colon; a snippet (`$1` a place to go to, `\n` a new line that
  /// is indented like the key).
  std::string_view value = " $1";
};

/// At the top of a pipeline, in the order in which people write them. Without the forbidden ones.
[[nodiscard]] std::span<const Key> topKeys();
/// Of a step.
[[nodiscard]] std::span<const Key> stepKeys();
[[nodiscard]] std::vector<std::string_view> namesOf(std::span<const Key> keys);
/// Null when there is none of that name.
[[nodiscard]] const Key* findKey(std::span<const Key> keys, std::string_view name);

/// What a step may do: "read", "transform", "write".
[[nodiscard]] std::span<const std::string_view> modes();

}  // namespace osiris::oml
