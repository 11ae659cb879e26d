#include "ide/snippet.h"

#include <algorithm>

namespace osiris::ide {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '$' || c == '}' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string indented(std::string_view snippet, std::size_t column) {
  std::string out;
  for (const char c : snippet) {
    out += c;
    if (c == '\n') out.append(column, ' ');
  }
  return out;
}

std::string onOneLine(std::string_view snippet) {
  if (snippet.find('\n') == std::string_view::npos) return std::string(snippet);
  return snippet.starts_with(" |") ? " \"$1\"" : " {$1\\}";
}

std::string withoutPlaceholders(std::string_view snippet) {
  std::string out;
  for (std::size_t at = 0; at < snippet.size(); ++at) {
    const char c = snippet[at];
    if (c == '\\' && at + 1 < snippet.size()) {
      out += snippet[++at];
    } else if (c == '$' && at + 1 < snippet.size() && snippet[at + 1] == '{') {
      const std::size_t colon = snippet.find(':', at);
      const std::size_t close = snippet.find('}', at);
      if (colon < close) out += snippet.substr(colon + 1, close - colon - 1);
      at = std::min(close, snippet.size() - 1);
    } else if (c == '$') {
      while (at + 1 < snippet.size() && snippet[at + 1] >= '0' && snippet[at + 1] <= '9') ++at;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace osiris::ide
