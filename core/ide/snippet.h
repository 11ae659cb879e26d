// Texts with places to go to in them: `$1`, `${1:text}`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace osiris::ide {

/// `$`, `}` and a backslash mean something in a snippet.
[[nodiscard]] std::string escaped(std::string_view text);

/// A snippet whose later lines stand below its first, at `column`.
[[nodiscard]] std::string indented(std::string_view snippet, std::size_t column);

/// A snippet for brackets, where no value goes over lines: a block becomes `{…}` or quotes.
[[nodiscard]] std::string onOneLine(std::string_view snippet);

/// A snippet's text for an editor that knows no snippets: placeholders become their text.
[[nodiscard]] std::string withoutPlaceholders(std::string_view snippet);

}  // namespace osiris::ide
