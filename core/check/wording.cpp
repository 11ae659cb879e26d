#include "check/wording.h"

#include <vector>

#include "base/utf8.h"
#include "oml/step.h"

namespace osiris::check {
namespace {

constexpr std::size_t kLongestQuote = 60;

}  // namespace

std::string inQuotes(std::string_view text) {
  std::string quoted = "'";
  const bool tooLong = text.size() > kLongestQuote;
  const auto shown = tooLong ? text.substr(0, utf8::characterStart(text, kLongestQuote)) : text;
  for (const char c : shown) {
    quoted += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return quoted + (tooLong ? "…'" : "'");
}

std::string didYouMean(std::optional<std::string_view> name) {
  return name ? "; did you mean " + inQuotes(*name) + "?" : std::string();
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string anyOf(std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += i == 0 ? "" : (i + 1 == names.size() ? " or " : ", ");
    text += inQuotes(names[i]);
  }
  return text;
}

std::string anyOf(std::span<const std::string> names) {
  return anyOf(std::vector<std::string_view>(names.begin(), names.end()));
}

std::string kindOf(const Value& value) {
  switch (typeOf(value)) {
    case Type::null:
      return "nothing";
    case Type::string:
      return "text";
    case Type::binary:
      return "binary data";
    default:
      return "a " + std::string(nameOf(typeOf(value)));
  }
}

std::string pointer(std::string_view parent, std::string_view key) {
  return oml::operator/(parent, key);
}

std::string pointer(std::string_view parent, std::size_t index) {
  return std::string(parent) + '/' + std::to_string(index);
}

}  // namespace osiris::check
