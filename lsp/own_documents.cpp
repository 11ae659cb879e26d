#include "lsp/own_documents.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/rule_page.h"
#include "lsp/protocol/uri.h"
#include "project/registry.h"

namespace osiris::lsp {
namespace {

/// What stands between the two; nothing when one of them does not.
std::optional<std::string_view> between(std::string_view text, std::string_view before,
                                        std::string_view after) {
  if (text.size() < before.size() + after.size() || !text.starts_with(before) ||
      !text.ends_with(after))
    return std::nullopt;
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

}  // namespace

std::string ownRulePage(std::string_view code) {
  return fmt::format("{}:rules/{}.md", ownScheme, code);
}

std::string ownSpec(std::string_view component) {
  return fmt::format("{}:components/{}/spec.yaml", ownScheme, component);
}

std::optional<std::string> ownDocument(std::string_view uri) {
  if (!uri.starts_with(fmt::format("{}:", ownScheme))) return std::nullopt;
  const std::string decoded = protocol::percentDecoded(uri.substr(ownScheme.size() + 1));
  // Some clients write a path with slashes before it.
  const std::string_view path =
      std::string_view(decoded).substr(std::min(decoded.find_first_not_of('/'), decoded.size()));
  if (const auto name = between(path, "rules/", ".md")) {
    const check::Code* code = check::findCode(*name);
    return code == nullptr ? std::nullopt : std::optional(check::rulePage(*code));
  }
  const auto name = between(path, "components/", "/spec.yaml");
  const auto spec = name ? project::shippedSpec(*name) : std::nullopt;
  return spec ? std::optional(std::string(*spec)) : std::nullopt;
}

}  // namespace osiris::lsp
