#include "ide/path_completion.h"

#include <algorithm>

#include "base/path.h"

namespace osiris::ide {
namespace {

/// More than anybody reads through.
constexpr std::size_t mostEntries = 500;

}  // namespace

bool isPathKey(std::string_view key) {
  return key == "path" || key == "file" || key == "base_dir" || key == "directory" ||
         key.ends_with("_path") || key.ends_with("_file") || key.ends_with("_dir");
}

std::vector<PathEntry> entriesFor(const FileSystem& files, const std::string& base,
                                  std::string_view typed) {
  const std::size_t slash = typed.rfind('/');
  const std::string_view folder =
      slash == std::string_view::npos ? std::string_view() : typed.substr(0, slash);
  const std::string_view started =
      slash == std::string_view::npos ? typed : typed.substr(slash + 1);
  const std::string root = path::normal(base);
  const std::string where = path::normal(path::join(root, folder));
  if (path::isAbsolute(typed) || !path::isInside(where, root)) return {};
  const auto listed = files.list(where);
  if (!listed) return {};
  std::vector<PathEntry> entries;
  for (const DirectoryEntry& entry : *listed) {
    const bool isFolder = entry.kind == EntryKind::directory;
    const bool hidden = entry.name.starts_with('.') && !started.starts_with('.');
    if (hidden || (!isFolder && entry.kind != EntryKind::file)) continue;
    entries.push_back({entry.name + (isFolder ? "/" : ""), isFolder});
    if (entries.size() == mostEntries) break;
  }
  std::ranges::stable_partition(entries, &PathEntry::isFolder);
  return entries;
}

}  // namespace osiris::ide
