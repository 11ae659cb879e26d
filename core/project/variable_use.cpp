#include <algorithm>

#include "project/connection.h"

namespace osiris::project {
namespace {

constexpr bool startsName(char c) {
  return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
constexpr bool continuesName(char c) { return startsName(c) || (c >= '0' && c <= '9'); }

std::string_view nameAt(std::string_view text) {
  if (text.empty() || !startsName(text.front())) return {};
  return text.substr(
      0, static_cast<std::size_t>(std::ranges::find_if_not(text, continuesName) - text.begin()));
}

}  // namespace

std::vector<VariableUse> variableUses(std::string_view text) {
  std::vector<VariableUse> uses;
  for (auto at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::string_view name = nameAt(text.substr(at + 2));
    const std::string_view rest = text.substr(at + 2 + name.size());
    const auto close = rest.find('}');
    const bool hasFallback = rest.starts_with(":-");
    if (name.empty() || close == std::string_view::npos || (!hasFallback && close != 0)) continue;
    const auto end = at + 2 + name.size() + close + 1;
    uses.push_back(
        {name, hasFallback, {static_cast<text::Offset>(at), static_cast<text::Offset>(end)}});
  }
  return uses;
}

}  // namespace osiris::project
