// `.env` as python-dotenv reads it. Of most variables only the names are kept: values are looked at
// just far enough to find where they end and whether they are empty.
#include <algorithm>

#include "project/connection.h"

namespace osiris::project {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Takes the first line off.
std::string_view takeLine(std::string_view& text) {
  const auto end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = text.substr(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

/// Where the quote that `text` begins with is closed; npos when it is not.
std::size_t closingQuote(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == text.front()) {
      return i;
    }
  }
  return std::string_view::npos;
}

/// What stands after `NAME=`, with its quotes; empty when nothing does. Moves `rest` past a value
/// of several lines.
std::string_view takeValue(std::string_view value, std::string_view& rest) {
  value.remove_prefix(std::min(value.find_first_not_of(blanks), value.size()));
  if (value.empty() || (value.front() != '"' && value.front() != '\'')) {
    if (value.starts_with('#')) return {};
    const auto comment = std::min(value.find(" #"), value.find("\t#"));
    return trimmed(value.substr(0, comment));
  }
  // A quoted value may go on over line ends; `rest` lies behind `value` in the same text.
  const std::string_view whole(value.data(),
                               static_cast<std::size_t>(rest.data() + rest.size() - value.data()));
  const auto close = closingQuote(whole);
  if (close == std::string_view::npos) return {};
  if (close >= value.size()) {
    rest = whole.substr(close + 1);
    takeLine(rest);
  }
  return close > 1 ? whole.substr(0, close + 1) : std::string_view();
}

/// A value without its quotes. Double ones know the escapes of C, single ones `\\` and `\'` alone.
std::string unquoted(std::string_view value) {
  if (value.empty() || (value.front() != '"' && value.front() != '\'')) return std::string(value);
  const bool isDouble = value.front() == '"';
  value = value.substr(1, value.size() - 2);
  constexpr std::string_view letters = "\\'\"abfnrtv";
  constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto letter = value[i] == '\\' && i + 1 < value.size() ? letters.find(value[i + 1])
                                                                 : std::string_view::npos;
    if (letter == std::string_view::npos || (!isDouble && letter > 1)) {
      text += value[i];
    } else {
      text += meanings[letter];
      ++i;
    }
  }
  return text;
}

/// Calls `take(name, value)` for each variable that is set to something.
template <typename Take>
void forEachVariable(std::string_view text, Take take) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    std::string_view line = takeLine(text);
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    if (line.starts_with("export ")) line.remove_prefix(7);
    const auto equals = line.find('=');
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    const std::string_view name = trimmed(line.substr(0, equals));
    if (name.empty()) continue;
    const std::string_view value = takeValue(line.substr(equals + 1), text);
    if (!value.empty()) take(name, value);
  }
}

}  // namespace

std::vector<std::string> readEnvFile(std::string_view text) {
  std::vector<std::string> names;
  forEachVariable(text, [&](std::string_view name, std::string_view) { names.emplace_back(name); });
  return names;
}

std::vector<std::pair<std::string, std::string>> readEnvValues(std::string_view text,
                                                               std::string_view prefix) {
  std::vector<std::pair<std::string, std::string>> variables;
  forEachVariable(text, [&](std::string_view name, std::string_view value) {
    if (name.starts_with(prefix)) variables.emplace_back(name, unquoted(value));
  });
  return variables;
}

}  // namespace osiris::project
