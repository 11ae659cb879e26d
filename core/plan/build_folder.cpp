#include "plan/build_folder.h"

#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/path.h"

namespace osiris::plan {
namespace {

/// Several of one sign become one; a sign of `ends` is taken off both ends.
std::string collapsed(std::string_view text, std::string_view signs, std::string_view ends) {
  std::string once;
  for (const char c : text) {
    const bool isSign = signs.find(c) != std::string_view::npos;
    if (!isSign || once.empty() || once.back() != c) once += c;
  }
  const auto first = once.find_first_not_of(ends);
  if (first == std::string::npos) return {};
  return once.substr(first, once.find_last_not_of(ends) - first + 1);
}

std::string slugified(std::string_view value) {
  std::string slug;
  for (const char c : value) {
    if (c >= 'A' && c <= 'Z') {
      slug += ascii::lower(c);
    } else if (c == ' ' || c == '_') {
      slug += '-';
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
      slug += c;
    }
  }
  return collapsed(slug, "-", "-");
}

std::string tokenValue(std::string_view token, const BuildName& name) {
  if (token == "pipeline_slug") return slugified(name.slug);
  if (token == "profile") return slugified(name.profile.value_or(""));
  if (token == "manifest_hash") return name.hash;
  if (token == "manifest_short") return name.shortHash;
  return {};
}

/// `{token}` replaced; one that means nothing here goes.
std::string filledIn(std::string_view pattern, const BuildName& name) {
  std::string filled;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = open == std::string_view::npos ? open : pattern.find('}', open + 1);
    filled += pattern.substr(0, close == std::string_view::npos ? close : open);
    if (close == std::string_view::npos) break;
    filled += tokenValue(pattern.substr(open + 1, close - open - 1), name);
    pattern.remove_prefix(close + 1);
  }
  return collapsed(filled, "/-_", "/-_");
}

}  // namespace

std::string buildFolder(const project::BuildLayout& layout, const BuildName& name) {
  std::string folder = path::join(layout.folder, "pipelines");
  if (layout.profilesEnabled && name.profile && !name.profile->empty())
    folder = path::join(folder, *name.profile);
  return path::join(folder, filledIn(layout.manifestDir, name));
}

}  // namespace osiris::plan
