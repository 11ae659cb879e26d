// Documents that are inside the binary: pages of rules and specs of components. A client that has
// `workspace.textDocumentContent` asks for them by URIs of our own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace osiris::lsp {

inline constexpr std::string_view ownScheme = "osiris";

/// "osiris:rules/unknown_key.md"
[[nodiscard]] std::string ownRulePage(std::string_view code);
/// "osiris:components/mysql.writer/spec.yaml"
[[nodiscard]] std::string ownSpec(std::string_view component);

/// The text behind such a URI; nothing when there is none.
[[nodiscard]] std::optional<std::string> ownDocument(std::string_view uri);

}  // namespace osiris::lsp
