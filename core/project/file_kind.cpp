#include "project/file_kind.h"

#include <algorithm>

namespace osiris::project {
namespace {

constexpr std::string_view versionKey = "oml_version";

bool isLineBreak(char c) { return c == '\n' || c == '\r'; }

/// The key stands at the left margin, quoted or not.
bool startsLine(std::string_view text, std::size_t at) {
  if (at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'')) --at;
  if (text.starts_with("\xEF\xBB\xBF") && at == 3) return true;
  return at == 0 || isLineBreak(text[at - 1]);
}

bool isFollowedByColon(std::string_view text) {
  if (text.starts_with('"') || text.starts_with('\'')) text.remove_prefix(1);
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.starts_with(':');
}

/// `{oml_version: …}`, as JSON or a flow map: everything stands within brackets.
bool isInBrackets(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && text[first] == '{';
}

}  // namespace

bool looksLikeOml(std::string_view text) {
  const bool anywhere = isInBrackets(text);
  for (auto at = text.find(versionKey); at != std::string_view::npos;
       at = text.find(versionKey, at + 1)) {
    if ((anywhere || startsLine(text, at)) &&
        isFollowedByColon(text.substr(at + versionKey.size())))
      return true;
  }
  return false;
}

bool isSpecName(std::string_view fileName) {
  return fileName == "spec.yaml" || fileName == "spec.json";
}

}  // namespace osiris::project
