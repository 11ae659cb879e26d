#include "base/path.h"

#include <vector>

namespace osiris::path {

namespace {

std::vector<std::string_view> segmentsOf(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (slash != 0) segments.push_back(path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return segments;
}

std::string joined(const std::vector<std::string_view>& segments, bool absolute) {
  std::string result = absolute ? "/" : "";
  for (const std::string_view segment : segments) {
    if (!result.empty() && result.back() != '/') result += '/';
    result += segment;
  }
  return result.empty() ? "." : result;
}

}  // namespace

bool isAbsolute(std::string_view path) { return path.starts_with('/'); }

std::string join(std::string_view folder, std::string_view name) {
  if (isAbsolute(name) || folder.empty() || folder == ".") return std::string(name);
  if (name.empty() || name == ".") return std::string(folder);
  std::string result(folder);
  if (result.back() != '/') result += '/';
  return result += name;
}

std::string_view parent(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  path = path.substr(0, slash);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.empty() ? "/" : path;
}

std::string_view fileName(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view extension(std::string_view path) {
  const std::string_view name = fileName(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

std::string normal(std::string_view path) {
  const bool absolute = isAbsolute(path);
  std::vector<std::string_view> kept;
  for (const std::string_view segment : segmentsOf(path)) {
    if (segment == ".") continue;
    const bool goesUp = segment == ".." && !kept.empty() && kept.back() != "..";
    if (goesUp) {
      kept.pop_back();
    } else if (segment != ".." || !absolute) {  // above the root there is only the root
      kept.push_back(segment);
    }
  }
  return joined(kept, absolute);
}

bool isInside(std::string_view path, std::string_view folder) {
  if (folder == "/") return isAbsolute(path);
  if (folder == ".") return !isAbsolute(path) && path != ".." && !path.starts_with("../");
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string relative(std::string_view path, std::string_view folder) {
  const std::vector<std::string_view> to = segmentsOf(path);
  const std::vector<std::string_view> from = segmentsOf(folder);
  std::size_t same = 0;
  while (same < to.size() && same < from.size() && to[same] == from[same]) ++same;
  std::vector<std::string_view> way(from.size() - same, "..");
  way.insert(way.end(), to.begin() + static_cast<std::ptrdiff_t>(same), to.end());
  return joined(way, false);
}

}  // namespace osiris::path
