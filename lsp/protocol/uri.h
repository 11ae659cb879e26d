// Document URIs: `file:` ones name paths, others (`untitled:`) only themselves. RFC 3986, RFC 8089.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace osiris::lsp::protocol {

/// The path of a `file:` URI, percent-decoded: "file:///c%3A/a%20b" → "c:/a b",
/// "file://host/share" → "//host/share". Nothing for other schemes.
[[nodiscard]] std::optional<std::string> pathOfUri(std::string_view uri);

/// The `file:` URI of an absolute path; what a URI cannot hold is percent-encoded.
[[nodiscard]] std::string uriOfPath(std::string_view path);

/// Replaces `%XX` by its byte; a `%` that starts no such thing stands for itself.
[[nodiscard]] std::string percentDecoded(std::string_view text);

}  // namespace osiris::lsp::protocol
