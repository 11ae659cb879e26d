#include "sql/engine_error.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/ascii.h"

namespace osiris::sql {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::string_view cut = "...";

bool isLetter(char c, int (*kind)(int)) { return kind(static_cast<unsigned char>(c)) != 0; }

bool isNamePart(char c) {
  return isLetter(c, std::isalnum) || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
}

/// The names that stand in double quotes.
std::vector<std::string> quotedNames(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t open = text.find('"'); open != none;) {
    const std::size_t close = text.find('"', open + 1);
    if (close == none) break;
    names.emplace_back(text.substr(open + 1, close - open - 1));
    open = text.find('"', close + 1);
  }
  return names;
}

/// As the clause of a sentence of ours.
std::string clauseOf(std::string_view sentence) {
  std::string text = ascii::withoutCapital(sentence);
  std::ranges::replace(text, '"', '\'');
  while (!text.empty() && (text.back() == '!' || text.back() == '.')) text.pop_back();
  return text;
}

std::vector<std::string> candidatesIn(std::string_view said) {
  std::vector<std::string> candidates;
  for (std::size_t line = said.find('\n'); line != none; line = said.find('\n', line + 1)) {
    const std::string_view rest = said.substr(line + 1, said.find('\n', line + 1) - line - 1);
    if (!rest.starts_with("Candidate bindings") && !rest.starts_with("Candidate tables") &&
        !rest.starts_with("Did you mean"))
      continue;
    for (std::string& name : quotedNames(rest)) {
      if (std::ranges::find(candidates, name) == candidates.end())
        candidates.push_back(std::move(name));
    }
  }
  return candidates;
}

/// Bytes of the first `count` characters.
std::size_t bytesOf(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts && count-- == 0) break;
  }
  return at;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The line that "LINE 3: …" speaks of, the first where it says nothing. Counted from 1.
Range lineOf(std::string_view query, std::size_t number) {
  Range line{0, std::min(query.find('\n'), query.size())};
  for (; number > 1 && line.end < query.size(); --number) {
    line.begin = line.end + 1;
    line.end = std::min(query.find('\n', line.begin), query.size());
  }
  return line;
}

/// Where the caret under an excerpt points; the excerpt may be cut on both sides.
std::optional<std::size_t> caretIn(std::string_view line, std::string_view said, std::size_t at) {
  const std::size_t label = said.find(": ", at);
  const std::size_t end = label == none ? none : said.find('\n', label);
  const std::size_t caret = end == none ? none : said.find('^', end);
  if (caret == none) return std::nullopt;
  const std::size_t shift = label + 2 - at;
  const std::size_t column = caret - end - 1;
  if (column < shift) return std::nullopt;
  std::string_view excerpt = said.substr(label + 2, end - label - 2);
  std::size_t inside = bytesOf(excerpt, column - shift);
  if (excerpt.starts_with(cut) && !line.starts_with(cut)) {
    if (inside < cut.size()) return std::nullopt;
    excerpt.remove_prefix(cut.size());
    inside -= cut.size();
  }
  if (excerpt.ends_with(cut) && !line.ends_with(cut)) excerpt.remove_suffix(cut.size());
  const std::size_t found = line.find(excerpt);
  return found == none ? std::nullopt : std::optional(found + std::min(inside, excerpt.size()));
}

/// The name that begins at `at`, with what a dot adds to it.
Range wordAt(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size()) {
    if (line[end] == '"')
      end = std::min(line.find('"', end + 1), line.size() - 1) + 1;
    else if (isNamePart(line[end]) || line[end] == '.')
      ++end;
    else
      break;
  }
  return {at, end};
}

/// `name` as a word of its own.
std::size_t findWord(std::string_view text, std::string_view name) {
  if (name.empty()) return none;
  for (std::size_t at = text.find(name); at != none; at = text.find(name, at + 1)) {
    const bool begins = at == 0 || !isNamePart(text[at - 1]) || !isNamePart(name.front());
    const std::size_t end = at + name.size();
    if (begins && (end == text.size() || !isNamePart(text[end]) || !isNamePart(name.back())))
      return at;
  }
  return none;
}

Range placeOf(std::string_view query, std::string_view said, std::string_view sentence) {
  const std::size_t at = said.find("LINE ");
  std::size_t number = 0;
  for (std::size_t digit = at == none ? at : at + 5;
       digit < said.size() && isLetter(said[digit], std::isdigit); ++digit)
    number = number * 10 + static_cast<std::size_t>(said[digit] - '0');
  const std::vector<std::string> names = quotedNames(sentence);
  const std::string_view culprit = names.empty() ? std::string_view() : names.back();
  if (number == 0) {
    const std::size_t found = findWord(query, culprit);
    if (found != none) return {found, found + culprit.size()};
  }
  const Range all = lineOf(query, number);
  const std::string_view line = query.substr(all.begin, all.end - all.begin);
  const auto caret = at == none ? std::nullopt : caretIn(line, said, at);
  if (caret) {
    const Range word = wordAt(line, *caret);
    const std::string_view text = line.substr(word.begin, word.end - word.begin);
    if (const std::size_t found = text.rfind(culprit); !culprit.empty() && found != none)
      return {all.begin + word.begin + found, all.begin + word.begin + found + culprit.size()};
    if (line.substr(*caret).starts_with(culprit) && !culprit.empty())
      return {all.begin + *caret, all.begin + *caret + culprit.size()};
    if (!text.empty()) return {all.begin + word.begin, all.begin + word.end};
  }
  if (const std::size_t found = findWord(line, culprit); found != none)
    return {all.begin + found, all.begin + found + culprit.size()};
  return all;
}

}  // namespace

EngineError engineErrorOf(std::string_view query, std::string_view said) {
  EngineError error;
  std::string_view sentence = said.substr(0, said.find('\n'));
  constexpr std::string_view separator = " Error: ";
  if (const std::size_t colon = sentence.find(separator); colon != none) {
    error.kind = sentence.substr(0, colon);
    sentence.remove_prefix(colon + separator.size());
  }
  error.message = clauseOf(sentence);
  error.candidates = candidatesIn(said);
  const Range place = placeOf(query, said, sentence);
  error.begin = place.begin;
  error.end = place.end;
  if (error.begin == error.end && error.begin > 0) --error.begin;
  return error;
}

}  // namespace osiris::sql
