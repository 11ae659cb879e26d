// Letters without regard to case, as keywords, file endings and protocols have it: A to Z alone, in
// every locale the same.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace osiris::ascii {

[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = lower(c);
  return lowered;
}

[[nodiscard]] constexpr bool equalInAnyCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, {}, [](char c) { return lower(c); }, [](char c) { return lower(c); });
}

/// The first letter in lower case, unless the word is all capitals: "Syntax error" becomes one
/// clause of another sentence, "SELECT is missing" stays.
[[nodiscard]] inline std::string withoutCapital(std::string_view sentence) {
  std::string text(sentence);
  if (text.size() > 1 && text[1] >= 'a' && text[1] <= 'z') text[0] = lower(text[0]);
  return text;
}

}  // namespace osiris::ascii
