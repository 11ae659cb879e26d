#include "base/canonical_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace osiris {

namespace {

void appendString(std::string& out, std::string_view text) {
  constexpr std::string_view escaped = "\"\\\n\r\t\f\b";
  constexpr std::string_view letters = "\"\\nrtfb";
  out += '"';
  for (const char c : text) {
    if (const std::size_t at = escaped.find(c); at != std::string_view::npos) {
      out += '\\';
      out += letters[at];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

template <typename Json>
void append(std::string& out, const Json& value);

template <typename Json>
void appendObject(std::string& out, const Json& object) {
  std::vector<typename Json::const_iterator> entries;
  entries.reserve(object.size());
  for (auto it = object.begin(); it != object.end(); ++it) entries.push_back(it);
  // Bytes of UTF-8 sort as code points do.
  std::ranges::sort(entries, {}, [](const auto& it) -> std::string_view { return it.key(); });
  char separator = '{';
  for (const auto& entry : entries) {
    out += separator;
    appendString(out, entry.key());
    out += ':';
    append(out, entry.value());
    separator = ',';
  }
  out += entries.empty() ? "{}" : "}";
}

template <typename Json>
void appendArray(std::string& out, const Json& array) {
  char separator = '[';
  for (const auto& item : array) {
    out += separator;
    append(out, item);
    separator = ',';
  }
  out += array.empty() ? "[]" : "]";
}

template <typename Json>
void append(std::string& out, const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
      return appendObject(out, value);
    case Json::value_t::array:
      return appendArray(out, value);
    case Json::value_t::string:
      return appendString(out, value.template get_ref<const std::string&>());
    case Json::value_t::number_float:
      out += pythonRepr(value.template get<double>());
      return;
    case Json::value_t::boolean:
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
      out += value.dump();
      return;
    case Json::value_t::binary:
    case Json::value_t::discarded:
      assert(!"not a value of JSON");
      [[fallthrough]];
    case Json::value_t::null:
      out += "null";
      return;
  }
}

}  // namespace

std::string pythonRepr(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  // The decimal exponent decides, by float_repr_style 'short' of CPython's pystrtod.c: fixed from
  // 1e-4 up to below 1e16, else scientific with at least two digits of exponent, as to_chars
  // writes.
  const double size = std::abs(value);
  const bool fixed = size == 0 || (size >= 1e-4 && size < 1e16);
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.begin(), buffer.end(), value,
                                 fixed ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer.begin(), end.ptr);
  if (fixed && text.find('.') == std::string::npos) text += ".0";
  return text;
}

std::string canonicalJson(const nlohmann::json& value) {
  std::string out;
  append(out, value);
  return out;
}

std::string canonicalJson(const nlohmann::ordered_json& value) {
  std::string out;
  append(out, value);
  return out;
}

std::string asciiJson(std::string_view json) {
  std::string out;
  const auto append = [&](std::uint32_t unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
  };
  for (std::size_t at = 0; at < json.size();) {
    const utf8::Character character = utf8::decode(json, at);
    at += character.size;
    if (character.value < 0x7F) {
      out += static_cast<char>(character.value);
    } else if (character.value < 0x10000) {
      append(character.value);
    } else {
      append(0xD800 + ((character.value - 0x10000) >> 10));
      append(0xDC00 + ((character.value - 0x10000) & 0x3FF));
    }
  }
  return out;
}

}  // namespace osiris
