#include "syntax/directive.h"

#include <algorithm>

namespace osiris::syntax {
namespace {

std::vector<std::string_view> wordsOf(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = line.find_first_not_of(" \t", at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    at = end;
  }
  return words;
}

bool isVersion(std::string_view word) {
  return word.size() >= 3 && word.starts_with("1.") &&
         word.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// The `!handle!` or `!` a tag begins with.
std::string_view handleOf(std::string_view tag) {
  const std::size_t second = tag.find('!', 1);
  return tag.substr(0, second == std::string_view::npos ? 1 : second + 1);
}

}  // namespace

bool Directives::read(std::string_view line) {
  const std::vector<std::string_view> words = wordsOf(line);
  if (words.empty()) return true;
  if (words[0] == "%YAML") {
    const bool first = !std::exchange(sawYaml_, true);
    return first && words.size() == 2 && isVersion(words[1]);
  }
  if (words[0] != "%TAG") return true;
  const bool whole = words.size() == 3 && words[1].starts_with("!") && words[1].ends_with("!");
  if (!whole || (words[1].size() > 2 && prefixOf(words[1]) != nullptr)) return false;
  handles_.emplace_back(words[1], words[2]);
  return true;
}

bool Directives::allows(std::string_view tag) const {
  if (tag.starts_with("!<")) return tag.ends_with(">") && tag.size() >= 4;
  if (tag.find_first_of("{}[],") != std::string_view::npos) return false;
  const std::string_view handle = handleOf(tag);
  if (handle.size() == 1) return true;
  return tag.size() > handle.size() && (handle == "!!" || prefixOf(handle) != nullptr);
}

std::string Directives::resolve(std::string_view tag) const {
  if (tag.starts_with("!<")) return std::string(tag.substr(2, tag.size() - 3));
  if (tag == "!") return std::string(tag);
  const std::string_view handle = handleOf(tag);
  std::string full = handle == "!!" ? "tag:yaml.org,2002:" : std::string(handle);
  if (const std::string* prefix = prefixOf(handle)) full = *prefix;
  return full.append(tag.substr(handle.size()));
}

/// Nothing for a handle that is not declared.
const std::string* Directives::prefixOf(std::string_view handle) const {
  const auto found = std::find_if(handles_.rbegin(), handles_.rend(),
                                  [&](const auto& known) { return known.first == handle; });
  return found == handles_.rend() ? nullptr : &found->second;
}

}  // namespace osiris::syntax
