// Mends what real clients send that strict JSON does not allow, so that a document with a broken
// character in it can still be opened.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace osiris::lsp::protocol {

/// Replaces bytes that are no UTF-8 and escaped halves of surrogate pairs by U+FFFD, one for one,
/// so that an editor's columns stay true. Everything else stays as it is.
[[nodiscard]] std::string repairedJson(std::string_view text);

/// True when arrays and objects nest deeper than that, as no message of LSP does.
[[nodiscard]] bool nestsDeeperThan(std::string_view json, std::size_t limit);

}  // namespace osiris::lsp::protocol
