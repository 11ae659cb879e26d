#include "base/file_system.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/path.h"

namespace osiris {

namespace {

/// One walk. Folders wait on a stack of our own: a deep tree must not exhaust the thread's.
class Walker {
 public:
  Walker(const FileSystem& files, std::string_view root, const WalkFilter& filter)
      : files_(files), root_(root), filter_(filter) {}

  Result<Walked> run() {
    auto start = files_.canonical(root_);
    if (!start) return std::unexpected(std::move(start.error()));
    auto listed = files_.list(root_);
    if (!listed) return std::unexpected(std::move(listed.error()));
    addEntries({"", std::move(*start), false}, *listed);
    while (!waiting_.empty()) {
      const Folder folder = std::move(waiting_.back());
      waiting_.pop_back();
      visit(folder);
    }
    std::ranges::sort(walked_.files);
    return std::move(walked_);
  }

 private:
  struct Folder {
    std::string relative;
    std::string canonical;
    bool throughLink = false;
  };

  void visit(const Folder& folder) {
    if (folder.throughLink && !enteredThroughLink_.insert(folder.canonical).second) return;
    auto listed = files_.list(path::join(root_, folder.relative));
    if (listed) {
      addEntries(folder, *listed);
    } else {
      walked_.problems.push_back(std::move(listed.error()));
    }
  }

  void addEntries(const Folder& folder, const std::vector<DirectoryEntry>& entries) {
    const std::size_t firstNew = waiting_.size();
    for (const DirectoryEntry& entry : entries) addEntry(folder, entry);
    // The stack gives back the last first; links are followed in the order of their names.
    std::reverse(waiting_.begin() + static_cast<std::ptrdiff_t>(firstNew), waiting_.end());
  }

  void addEntry(const Folder& folder, const DirectoryEntry& entry) {
    std::string relative = path::join(folder.relative, entry.name);
    std::string full = path::join(root_, relative);
    if (filter_ && !filter_({full, relative, entry.name, entry.kind, entry.isLink})) return;
    if (entry.kind == EntryKind::file) {
      walked_.files.push_back(std::move(full));
    } else if (entry.kind == EntryKind::directory) {
      addFolder(folder, entry, std::move(relative), full);
    }
  }

  void addFolder(const Folder& parent, const DirectoryEntry& entry, std::string relative,
                 const std::string& full) {
    if (!entry.isLink) {
      waiting_.push_back(
          {std::move(relative), path::join(parent.canonical, entry.name), parent.throughLink});
      return;
    }
    auto target = files_.canonical(full);
    if (!target || path::isInside(parent.canonical, *target)) return;
    waiting_.push_back({std::move(relative), std::move(*target), true});
  }

  const FileSystem& files_;
  const std::string root_;
  const WalkFilter& filter_;
  std::vector<Folder> waiting_;
  std::unordered_set<std::string> enteredThroughLink_;
  Walked walked_;
};

}  // namespace

bool FileSystem::exists(std::string_view path) const {
  const auto found = status(path);
  return found && found->kind != EntryKind::brokenLink;
}

Result<Walked> FileSystem::walk(std::string_view root, const WalkFilter& filter) const {
  return Walker(*this, root, filter).run();
}

}  // namespace osiris
