// `.env` as python-dotenv reads it, for names only: values are looked at just far enough to find
// where they end and whether they are empty, and are never kept.
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

/// True when there is something after `NAME=`; moves `rest` past a value of several lines.
bool holdsSomething(std::string_view value, std::string_view& rest) {
  value.remove_prefix(std::min(value.find_first_not_of(blanks), value.size()));
  if (value.empty() || (value.front() != '"' && value.front() != '\'')) {
    return !trimmed(value).empty() && value.front() != '#';
  }
  // A quoted value may go on over line ends; `rest` lies behind `value` in the same text.
  const std::string_view whole(value.data(),
                               static_cast<std::size_t>(rest.data() + rest.size() - value.data()));
  const auto close = closingQuote(whole);
  if (close == std::string_view::npos) return false;
  if (close >= value.size()) {
    rest = whole.substr(close + 1);
    takeLine(rest);
  }
  return close > 1;
}

}  // namespace

std::vector<std::string> readEnvFile(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string> names;
  while (!text.empty()) {
    std::string_view line = takeLine(text);
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    if (line.starts_with("export ")) line.remove_prefix(7);
    const auto equals = line.find('=');
    if (line.starts_with('#') || equals == std::string_view::npos) continue;
    const std::string_view name = trimmed(line.substr(0, equals));
    if (!name.empty() && holdsSomething(line.substr(equals + 1), text)) names.emplace_back(name);
  }
  return names;
}

}  // namespace osiris::project
