#include <algorithm>

#include "project/connection.h"

namespace osiris::project {
namespace {

bool isConnectionWord(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

ConnectionName connectionName(std::string_view name) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  return {name.substr(0, dot), name.substr(std::min(dot + 1, name.size()))};
}

bool isConnectionReference(std::string_view text) {
  if (!text.starts_with('@')) return false;
  const auto [family, alias] = connectionName(text.substr(1));
  return isConnectionWord(family) && isConnectionWord(alias);
}

}  // namespace osiris::project
