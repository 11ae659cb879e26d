#include "plan/python_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <regex>
#include <utility>

#include "base/canonical_json.h"
#include "base/utf8.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

/// Characters that repr() writes as an escape, besides those of ASCII: invisible ones.
bool isPrintable(char32_t character) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 16> hidden{{{0x80, 0xA0},
                                                                         {0xAD, 0xAD},
                                                                         {0x600, 0x605},
                                                                         {0x61C, 0x61C},
                                                                         {0x6DD, 0x6DD},
                                                                         {0x70F, 0x70F},
                                                                         {0x1680, 0x1680},
                                                                         {0x180E, 0x180E},
                                                                         {0x2000, 0x200F},
                                                                         {0x2028, 0x202F},
                                                                         {0x205F, 0x206F},
                                                                         {0x3000, 0x3000},
                                                                         {0xE000, 0xF8FF},
                                                                         {0xFEFF, 0xFEFF},
                                                                         {0xFFF9, 0xFFFB},
                                                                         {0xE0000, 0x10FFFF}}};
  return std::ranges::none_of(hidden, [&](const auto& range) {
    return character >= range.first && character <= range.second;
  });
}

void appendEscape(std::string& out, char32_t character) {
  const auto code = static_cast<std::uint32_t>(character);
  const auto to = std::back_inserter(out);
  if (code <= 0xFF) {
    fmt::format_to(to, "\\x{:02x}", code);
  } else if (code <= 0xFFFF) {
    fmt::format_to(to, "\\u{:04x}", code);
  } else {
    fmt::format_to(to, "\\U{:08x}", code);
  }
}

void appendRepr(std::string& out, std::string_view text) {
  const bool hasSingle = text.find('\'') != std::string_view::npos;
  const bool hasDouble = text.find('"') != std::string_view::npos;
  const char quote = hasSingle && !hasDouble ? '"' : '\'';
  out += quote;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    const std::string_view bytes = text.substr(at, character.size);
    at += character.size;
    if (character.value == static_cast<char32_t>(quote) || character.value == U'\\') {
      (out += '\\') += bytes;
    } else if (character.value == U'\n') {
      out += "\\n";
    } else if (character.value == U'\r') {
      out += "\\r";
    } else if (character.value == U'\t') {
      out += "\\t";
    } else if (character.value < 0x20 || character.value == 0x7F || !isPrintable(character.value)) {
      appendEscape(out, character.value);
    } else {
      out += bytes;
    }
  }
  out += quote;
}

void appendReprOf(std::string& out, const ordered_json& value) {
  if (value.is_string()) return appendRepr(out, value.get_ref<const std::string&>());
  if (!value.is_structured()) {
    out += pythonText(value);
    return;
  }
  out += value.is_array() ? '[' : '{';
  std::string_view separator;
  for (auto item = value.begin(); item != value.end(); ++item) {
    out += std::exchange(separator, ", ");
    if (value.is_object()) {
      appendRepr(out, item.key());
      out += ": ";
    }
    appendReprOf(out, *item);
  }
  out += value.is_array() ? ']' : '}';
}

std::string numberText(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  return pythonRepr(number);
}

char32_t lower(char32_t character) {
  const auto within = [&](char32_t first, char32_t last) {
    return character >= first && character <= last;
  };
  if (within('A', 'Z') || (within(0xC0, 0xDE) && character != 0xD7)) return character + 0x20;
  if (within(0x391, 0x3AB) || within(0x410, 0x42F)) return character + 0x20;
  if (within(0x400, 0x40F)) return character + 0x50;
  if (character == 0x178) return 0xFF;
  const bool upperIsOdd = within(0x139, 0x148) || within(0x179, 0x17E);
  const bool isPaired =
      upperIsOdd || within(0x100, 0x12F) || within(0x132, 0x137) || within(0x14A, 0x177);
  return isPaired && (character % 2 == 1) == upperIsOdd ? character + 1 : character;
}

}  // namespace

void appendUtf8(std::string& out, char32_t character) {
  const auto code = static_cast<std::uint32_t>(character);
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12));
    put(0x80 | ((code >> 6) & 0x3F));
  } else {
    put(0xF0 | (code >> 18));
    put(0x80 | ((code >> 12) & 0x3F));
    put(0x80 | ((code >> 6) & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

std::string pythonText(const ordered_json& value) {
  switch (value.type()) {
    case ordered_json::value_t::null:
      return "None";
    case ordered_json::value_t::boolean:
      return value.get<bool>() ? "True" : "False";
    case ordered_json::value_t::number_float:
      return numberText(value.get<double>());
    case ordered_json::value_t::string:
      return value.get<std::string>();
    case ordered_json::value_t::array:
    case ordered_json::value_t::object: {
      std::string text;
      appendReprOf(text, value);
      return text;
    }
    default:
      return value.dump();
  }
}

std::string pythonDate(std::string_view scalar) {
  static const std::regex form(
      "(\\d{4})-(\\d\\d?)-(\\d\\d?)"
      "(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
      "(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?)?");
  std::match_results<std::string_view::const_iterator> match;
  if (!std::regex_match(scalar.begin(), scalar.end(), match, form)) return std::string(scalar);
  std::string text =
      fmt::format("{}-{:0>2}-{:0>2}", match[1].str(), match[2].str(), match[3].str());
  if (!match[4].matched) return text;
  text += fmt::format(" {:0>2}:{}:{}", match[4].str(), match[5].str(), match[6].str());
  const std::string fraction = fmt::format("{:0<6}", match[7].str().substr(0, 6));
  if (fraction != "000000") text += "." + fraction;
  if (match[8].str() == "Z") return text + "+00:00";
  if (!match[9].matched) return text;
  const std::string minutes = match[11].matched ? match[11].str() : "00";
  const std::string hours = fmt::format("{:0>2}", match[10].str());
  const bool isZero = hours == "00" && minutes == "00";
  return text + (isZero ? "+" : match[9].str()) + hours + ":" + minutes;
}

std::string pythonLower(std::string_view text) {
  std::string lowered;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    at += character.size;
    appendUtf8(lowered, lower(character.value));
  }
  return lowered;
}

}  // namespace osiris::plan
