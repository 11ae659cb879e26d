#include "lsp/protocol/json_repair.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/utf8.h"

namespace osiris::lsp::protocol {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view escapedReplacement = "\\uFFFD";

/// The code unit of a `\uXXXX` at the start of `text`.
std::optional<std::uint32_t> escapedUnit(std::string_view text) {
  if (!text.starts_with("\\u") || text.size() < 6) return std::nullopt;
  std::uint32_t unit = 0;
  if (std::from_chars(text.data() + 2, text.data() + 6, unit, 16).ptr != text.data() + 6) return {};
  return unit;
}

bool isHigh(std::optional<std::uint32_t> unit) { return unit && *unit >= 0xD800 && *unit < 0xDC00; }
bool isLow(std::optional<std::uint32_t> unit) { return unit && *unit >= 0xDC00 && *unit < 0xE000; }

/// Copies the escape at the start of `text` and gives the size of what it stood for.
std::size_t repairEscape(std::string_view text, std::string& into) {
  const auto unit = escapedUnit(text);
  const bool half = isLow(unit) || (isHigh(unit) && !isLow(escapedUnit(text.substr(6))));
  const auto size = isHigh(unit) && !half ? 12 : unit ? 6 : std::min<std::size_t>(2, text.size());
  into.append(half ? escapedReplacement : text.substr(0, size));
  return size;
}

}  // namespace

std::string repairedJson(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  while (!text.empty()) {
    std::size_t size = 0;
    if (text.front() == '\\') {
      size = repairEscape(text, repaired);
    } else {
      const auto character = utf8::decode(text, 0);
      size = character.size;
      repaired.append(character.valid ? text.substr(0, size) : replacement);
    }
    text.remove_prefix(size);
  }
  return repaired;
}

bool nestsDeeperThan(std::string_view json, std::size_t limit) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit) return true;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace osiris::lsp::protocol
