#include "text/lines.h"

namespace osiris::text {
namespace {

constexpr std::string_view lineEnds = "\r\n";

}  // namespace

Offset lineStart(std::string_view text, Offset at) {
  const auto before = text.substr(0, at).find_last_of(lineEnds);
  return before == std::string_view::npos ? 0 : static_cast<Offset>(before + 1);
}

Offset lineEnd(std::string_view text, Offset at) {
  const auto end = text.find_first_of(lineEnds, at);
  return static_cast<Offset>(end == std::string_view::npos ? text.size() : end);
}

Offset nextLine(std::string_view text, Offset at) {
  const Offset end = lineEnd(text, at);
  if (text.substr(end).starts_with("\r\n")) return end + 2;
  return end < text.size() ? end + 1 : end;
}

std::string_view lineBreakOf(std::string_view text) {
  if (text.find("\r\n") != std::string_view::npos) return "\r\n";
  const bool onlyCr =
      text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos;
  return onlyCr ? "\r" : "\n";
}

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace osiris::text
