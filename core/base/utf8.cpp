#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace osiris {

namespace utf8 {

namespace {

constexpr std::uint64_t ones = 0x0101010101010101ULL;
constexpr std::uint64_t highBits = ones << 7U;

std::uint8_t byteAt(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

/// Sizes and bounds of the second byte, by the first: table 3-7 of the Unicode standard.
struct Lead {
  std::uint8_t size;
  std::uint8_t secondLow = 0x80;
  std::uint8_t secondHigh = 0xBF;
};

constexpr Lead leadOf(std::uint8_t byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0};
  if (byte == 0xED) return {3, 0x80, 0x9F};  // surrogates
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

}  // namespace

Character decode(std::string_view text, std::size_t at) {
  constexpr Character wrong{U'\uFFFD', 1, false};
  const std::uint8_t first = byteAt(text, at);
  if (first < 0x80) return {first, 1, true};
  const Lead lead = leadOf(first);
  if (lead.size == 0 || text.size() - at < lead.size) return wrong;
  const std::uint8_t second = byteAt(text, at + 1);
  if (second < lead.secondLow || second > lead.secondHigh) return wrong;
  char32_t value = (first & (0x7FU >> lead.size)) << 6U | (second & 0x3FU);
  for (std::size_t i = at + 2; i < at + lead.size; ++i) {
    if ((byteAt(text, i) & 0xC0U) != 0x80) return wrong;
    value = value << 6U | (byteAt(text, i) & 0x3FU);
  }
  return {value, lead.size, true};
}

std::size_t characterStart(std::string_view text, std::size_t at) {
  if (at >= text.size() || (byteAt(text, at) & 0xC0U) != 0x80) return at;
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    if ((byteAt(text, at - back) & 0xC0U) == 0x80) continue;
    return decode(text, at - back).size > back ? at - back : at;
  }
  return at;
}

std::size_t skipAscii(std::string_view text, std::size_t from) {
  std::uint64_t block = 0;
  for (; from + sizeof block <= text.size(); from += sizeof block) {
    std::memcpy(&block, text.data() + from, sizeof block);
    // A NUL borrows into its high bit; without one and without high bits nothing borrows.
    if ((((block - ones) | block) & highBits) != 0) break;
  }
  while (from < text.size() && byteAt(text, from) - 1U < 0x7FU) ++from;
  return from;
}

}  // namespace utf8

namespace {

/// Western text in UTF-16 has a NUL in every other byte, always on the same side.
bool looksLikeUtf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 256);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls[i % 2] += sample[i] == '\0' ? 1 : 0;
  const std::size_t units = sample.size() / 2;
  const auto [few, many] = std::minmax(nuls[0], nuls[1]);
  return units > 0 && few == 0 && many * 2 > units;
}

bool startsWithUtf16Mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace

std::string_view codeOf(TextProblemKind kind) {
  switch (kind) {
    case TextProblemKind::invalidUtf8:
      return "invalid_utf8";
    case TextProblemKind::nulByte:
      return "nul_byte";
    case TextProblemKind::utf16:
      return "utf16";
  }
  return {};
}

std::optional<TextProblem> findTextProblem(std::string_view bytes) {
  if (startsWithUtf16Mark(bytes)) return TextProblem{TextProblemKind::utf16, 0};
  std::size_t at = utf8::skipAscii(bytes, 0);
  while (at < bytes.size()) {
    const utf8::Character character = utf8::decode(bytes, at);
    if (!character.valid || character.value == 0) {
      if (looksLikeUtf16(bytes)) return TextProblem{TextProblemKind::utf16, 0};
      return TextProblem{character.valid ? TextProblemKind::nulByte : TextProblemKind::invalidUtf8,
                         at};
    }
    at += character.size;
    if (at < bytes.size() && static_cast<std::uint8_t>(bytes[at]) < 0x80)
      at = utf8::skipAscii(bytes, at);
  }
  return std::nullopt;
}

}  // namespace osiris
