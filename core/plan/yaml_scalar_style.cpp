#include "plan/yaml_scalar_style.h"

#include <algorithm>

namespace osiris::plan {
namespace {

bool isYamlBlank(char32_t c) {
  return c == 0 || c == U' ' || c == U'\t' || c == U'\r' || isYamlBreak(c);
}

/// Beyond ASCII, what may stand in a file as it is.
bool isShown(char32_t c) {
  return (c == 0x85 || (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
          (c >= 0x10000 && c < 0x10FFFF)) &&
         c != 0xFEFF;
}

bool isIndicator(std::u32string_view text, std::size_t at) {
  const char32_t c = text[at];
  const bool beforeBlank = at + 1 >= text.size() || isYamlBlank(text[at + 1]);
  if (at == 0) {
    constexpr std::u32string_view leading = U"#,[]{}&*!|>'\"%@`";
    return leading.find(c) != std::u32string_view::npos ||
           (beforeBlank && (c == U'?' || c == U':' || c == U'-'));
  }
  return (c == U':' && beforeBlank) || (c == U'#' && isYamlBlank(text[at - 1]));
}

/// What stands next to what in a text, as far as it decides the style.
struct Traits {
  bool indicators = false;
  bool breaks = false;
  bool special = false;     ///< a character that must be escaped, or a blank before a line's end
  bool breakSpace = false;  ///< a line that begins with a blank
  bool edges = false;       ///< a blank or line end at either end of the text
};

Traits traitsOf(std::u32string_view text) {
  Traits traits;
  traits.indicators = text.starts_with(U"---") || text.starts_with(U"...");
  const auto isEdge = [](char32_t c) { return c == U' ' || isYamlBreak(c); };
  traits.edges = isEdge(text.front()) || isEdge(text.back());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t c = text[at];
    traits.indicators = traits.indicators || isIndicator(text, at);
    traits.breaks = traits.breaks || isYamlBreak(c);
    const bool isAscii = c == U'\n' || (c >= 0x20 && c <= 0x7E);
    traits.special = traits.special || (!isAscii && !isShown(c));
    if (at == 0) continue;
    const char32_t before = text[at - 1];
    traits.breakSpace = traits.breakSpace || (c == U' ' && isYamlBreak(before));
    traits.special = traits.special || (isYamlBreak(c) && before == U' ');
  }
  return traits;
}

}  // namespace

bool hasYamlBreak(std::u32string_view text) { return std::ranges::any_of(text, isYamlBreak); }

ScalarStyle yamlStyleOf(std::u32string_view text, ScalarRole role, bool readsAsText) {
  const bool isKey = role == ScalarRole::simpleKey;
  if (text.empty()) return readsAsText && !isKey ? ScalarStyle::plain : ScalarStyle::singleQuoted;
  const Traits traits = traitsOf(text);
  const bool mayBePlain = !traits.edges && !traits.breakSpace && !traits.special &&
                          !traits.breaks && !traits.indicators;
  if (readsAsText && mayBePlain) return ScalarStyle::plain;
  const bool mayBeSingle = !traits.breakSpace && !traits.special && !(isKey && traits.breaks);
  return mayBeSingle ? ScalarStyle::singleQuoted : ScalarStyle::doubleQuoted;
}

}  // namespace osiris::plan
