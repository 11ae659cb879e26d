#include "repo/restore.h"

#include <sys/stat.h>

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "repo/git_failure.h"
#include "repo/ref_update.h"
#include "repo/repository_impl.h"
#include "repo/work_file.h"

namespace osiris::repo {
namespace {

using BufferHandle = Handle<git_buf, git_buf_dispose>;

/// A file of a state: in the index, where filters (line endings) stand between it and the disk, or
/// with its bytes as they were on disk.
struct Content {
  TreeFile file;
  bool isRaw = false;
  friend bool operator==(const Content&, const Content&) = default;
};

struct FileStep {
  std::string path;
  std::optional<WorkFile> wanted;  ///< nothing: it goes
};

/// One way from a state to another.
class Restorer {
 public:
  Restorer(const Repository& repository, const State& from, const State& to)
      : repository_(repository), git_(repository.impl().handle.get()), from_(from), to_(to) {}

  Result<> run(const Restoring& restoring) {
    if (auto opened = open(); !opened) return opened;
    const auto paths = candidates();
    if (!paths) return std::unexpected(paths.error());
    auto steps = restoring.withFiles ? fileSteps(*paths) : Result<std::vector<FileStep>>();
    if (!steps) return std::unexpected(steps.error());
    const auto updates = refUpdates(from_, to_);
    if (auto checked = checkRefs(repository_, updates); !checked) return checked;
    if (auto written = writeFiles(*steps); !written) return written;
    if (auto written = writeIndex(*paths); !written) return written;
    return applyRefs(repository_, updates, restoring.reason);
  }

 private:
  Result<> open() {
    const git_oid from = oidOf(from_.index);
    const git_oid to = oidOf(to_.index);
    fromTree_ = make<TreeHandle>(git_tree_lookup, git_, &from);
    toTree_ = make<TreeHandle>(git_tree_lookup, git_, &to);
    index_ = make<IndexHandle>(git_repository_index, git_);
    if (!fromTree_ || !toTree_ || !index_ || git_index_read(index_.get(), 0) != 0)
      return gitFailure("read what was recorded");
    return {};
  }

  /// Files that the two states may hold differently.
  Result<std::set<std::string>> candidates() const {
    std::set<std::string> paths(from_.deleted.begin(), from_.deleted.end());
    paths.insert(to_.deleted.begin(), to_.deleted.end());
    for (const auto& [path, file] : from_.unsaved) paths.insert(path);
    for (const auto& [path, file] : to_.unsaved) paths.insert(path);
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_SKIP_BINARY_CHECK;
    const auto diff = make<DiffHandle>(git_diff_tree_to_tree, git_, fromTree_.get(), toTree_.get(),
                                       static_cast<const git_diff_options*>(&options));
    if (!diff) return gitFailure("compare what was recorded");
    for (std::size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
      const git_diff_delta* delta = git_diff_get_delta(diff.get(), i);
      paths.insert(delta->status == GIT_DELTA_DELETED ? delta->old_file.path
                                                      : delta->new_file.path);
    }
    return paths;
  }

  static std::optional<Content> contentIn(const State& state, const git_tree* tree,
                                          const std::string& path) {
    if (state.deleted.contains(path)) return std::nullopt;
    if (const auto unsaved = state.unsaved.find(path); unsaved != state.unsaved.end())
      return Content{unsaved->second, true};
    const auto entry = make<EntryHandle>(git_tree_entry_bypath, tree, path.c_str());
    if (!entry || git_tree_entry_type(entry.get()) != GIT_OBJECT_BLOB) return std::nullopt;
    return Content{{git_tree_entry_filemode(entry.get()), hexOf(*git_tree_entry_id(entry.get()))}};
  }

  Result<std::optional<WorkFile>> onDisk(const std::optional<Content>& content,
                                         const std::string& path) const {
    if (!content) return std::nullopt;
    const git_oid id = oidOf(content->file.blob);
    const auto blob = make<BlobHandle>(git_blob_lookup, git_, &id);
    if (!blob) return gitFailure(fmt::format("read what was recorded of '{}'", path));
    WorkFile file{content->file.mode, {}};
    if (content->isRaw || content->file.mode == GIT_FILEMODE_LINK) {
      file.bytes.assign(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                        static_cast<std::size_t>(git_blob_rawsize(blob.get())));
      return file;
    }
    git_buf buffer{};
    const BufferHandle owner(&buffer);
    git_blob_filter_options options = GIT_BLOB_FILTER_OPTIONS_INIT;
    options.flags = 0;  // binary files too: their attributes decide
    if (git_blob_filter(&buffer, blob.get(), path.c_str(), &options) != 0)
      return gitFailure(fmt::format("convert the line endings of '{}'", path));
    file.bytes.assign(buffer.ptr, buffer.size);
    return file;
  }

  [[nodiscard]] Result<std::vector<FileStep>> fileSteps(const std::set<std::string>& paths) const {
    std::vector<FileStep> steps;
    for (const std::string& path : paths) {
      const auto before = contentIn(from_, fromTree_.get(), path);
      const auto after = contentIn(to_, toTree_.get(), path);
      if (before == after || isSparse(path)) continue;
      if (from_.withheld.contains(path) || to_.withheld.contains(path))
        return fail(
            "secret_in_the_way",
            fmt::format("'{}' holds or held a secret, so it is not recorded and cannot be put back",
                        path),
            "take the secret out of it, then try again");
      auto step = stepOf(path, before, after);
      if (!step) return std::unexpected(step.error());
      if (*step) steps.push_back(**std::move(step));
    }
    return steps;
  }

  /// Nothing when the file is as it shall be.
  Result<std::optional<FileStep>> stepOf(const std::string& path,
                                         const std::optional<Content>& before,
                                         const std::optional<Content>& after) const {
    auto expected = onDisk(before, path);
    auto wanted = onDisk(after, path);
    auto found = readWorkFile(repository_.workTree() + "/" + path);
    for (const auto* read : {&expected, &wanted, &found})
      if (!*read) return std::unexpected(read->error());
    if (*found == *wanted) return std::nullopt;
    if (*found != *expected)
      return fail("file_changed", fmt::format("'{}' was changed meanwhile", path), "try again");
    return FileStep{path, *std::move(wanted)};
  }

  [[nodiscard]] bool isSparse(const std::string& path) const {
    const git_index_entry* entry = git_index_get_bypath(index_.get(), path.c_str(), 0);
    return entry != nullptr && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
  }

  /// What goes first makes room: a file may become a folder.
  [[nodiscard]] Result<> writeFiles(const std::vector<FileStep>& steps) const {
    const std::string& root = repository_.workTree();
    const std::string spare = repository_.gitFolder() + "/osiris-new-file";
    for (const FileStep& step : steps) {
      if (step.wanted) continue;
      if (auto gone = removeWorkFile(root + "/" + step.path, root); !gone) return gone;
    }
    for (const FileStep& step : steps) {
      if (!step.wanted) continue;
      if (auto written = writeWorkFile(root + "/" + step.path, *step.wanted, spare); !written)
        return written;
    }
    return {};
  }

  Result<> writeIndex(const std::set<std::string>& paths) {
    if (from_.index == to_.index && from_.conflicts == to_.conflicts && paths.empty()) return {};
    if (git_index_read_tree(index_.get(), toTree_.get()) != 0) return gitFailure("fill the index");
    for (const std::string& path : paths) noteTimes(path);
    for (const auto& [staged, file] : to_.conflicts) addConflict(staged, file);
    if (git_index_write(index_.get()) != 0) return gitFailure("write the index");
    return {};
  }

  /// So that git need not read the file again to know that it is as staged.
  void noteTimes(const std::string& path) {
    if (to_.unsaved.contains(path) || to_.withheld.contains(path)) return;
    const git_index_entry* found = git_index_get_bypath(index_.get(), path.c_str(), 0);
    struct stat status{};
    if (found == nullptr || ::lstat((repository_.workTree() + "/" + path).c_str(), &status) != 0)
      return;
    git_index_entry entry = *found;
    entry.ctime = {static_cast<std::int32_t>(status.st_ctim.tv_sec),
                   static_cast<std::uint32_t>(status.st_ctim.tv_nsec)};
    entry.mtime = {static_cast<std::int32_t>(status.st_mtim.tv_sec),
                   static_cast<std::uint32_t>(status.st_mtim.tv_nsec)};
    entry.dev = static_cast<std::uint32_t>(status.st_dev);
    entry.ino = static_cast<std::uint32_t>(status.st_ino);
    entry.uid = status.st_uid;
    entry.gid = status.st_gid;
    entry.file_size = static_cast<std::uint32_t>(status.st_size);
    const std::string name = path;
    entry.path = name.c_str();
    git_index_add(index_.get(), &entry);
  }

  /// `staged` is "2/path".
  void addConflict(const std::string& staged, const TreeFile& file) {
    const std::string path = staged.substr(2);
    git_index_entry entry{};
    entry.mode = file.mode;
    entry.id = oidOf(file.blob);
    entry.path = path.c_str();
    GIT_INDEX_ENTRY_STAGE_SET(&entry, staged[0] - '0');
    git_index_add(index_.get(), &entry);
  }

  const Repository& repository_;
  git_repository* git_;
  const State& from_;
  const State& to_;
  TreeHandle fromTree_;
  TreeHandle toTree_;
  IndexHandle index_;
};

}  // namespace

Result<> restoreState(const Repository& repository, const State& from, const State& to,
                      const Restoring& restoring) {
  return Restorer(repository, from, to).run(restoring);
}

}  // namespace osiris::repo
