#include "repo/state.h"

#include <array>
#include <utility>
#include <vector>

#include "repo/git_failure.h"
#include "repo/repository_impl.h"
#include "repo/work_file.h"

namespace osiris::repo {
namespace {

using IteratorHandle = Handle<git_reference_iterator, git_reference_iterator_free>;

/// What other programs keep there is theirs: a stash is more than its ref.
constexpr std::array<std::string_view, 9> foreignRefs = {
    "refs/remotes/",  "refs/stash",    "refs/bisect/",    "refs/rewritten/",       "refs/prefetch/",
    "refs/worktree/", "refs/replace/", "refs/osiris/ops", "refs/osiris/worktrees/"};

bool isForeign(std::string_view name) {
  return std::ranges::any_of(foreignRefs, [&](auto prefix) { return name.starts_with(prefix); });
}

std::string valueOf(const git_reference* reference) {
  if (git_reference_type(reference) == GIT_REFERENCE_SYMBOLIC)
    return std::string("ref: ") + git_reference_symbolic_target(reference);
  return hexOf(*git_reference_target(reference));
}

/// Reads one state.
class Recorder {
 public:
  Recorder(git_repository* repository, std::string_view workTree, const Recording& recording)
      : repository_(repository), workTree_(workTree), recording_(recording) {}

  Result<State> run() {
    if (auto read = readRefs(); !read) return std::unexpected(read.error());
    if (auto read = readIndex(); !read) return std::unexpected(read.error());
    if (auto read = readFiles(); !read) return std::unexpected(read.error());
    return std::move(state_);
  }

 private:
  Result<> readRefs() {
    const auto head = make<ReferenceHandle>(git_reference_lookup, repository_, "HEAD");
    if (!head) return gitFailure("read HEAD");
    state_.head = valueOf(head.get());
    if (state_.head.starts_with("ref: ")) state_.head.erase(0, 5);
    const auto all = make<IteratorHandle>(git_reference_iterator_new, repository_);
    if (!all) return gitFailure("list the branches and tags");
    git_reference* next = nullptr;
    while (git_reference_next(&next, all.get()) == 0) {
      const ReferenceHandle reference(next);
      const std::string name = git_reference_name(next);
      if (!isForeign(name)) state_.refs.emplace(name, valueOf(next));
    }
    return {};
  }

  Result<> readIndex() {
    index_ = make<IndexHandle>(git_repository_index, repository_);
    if (!index_ || git_index_read(index_.get(), 0) != 0) return gitFailure("read the index");
    git_oid tree;
    if (git_index_has_conflicts(index_.get()) == 0) {
      if (git_index_write_tree(&tree, index_.get()) != 0) return gitFailure("store the index");
      state_.index = hexOf(tree);
      return {};
    }
    const auto merged = make<IndexHandle>(git_index_new);
    for (std::size_t i = 0; i < git_index_entrycount(index_.get()); ++i) {
      const git_index_entry* entry = git_index_get_byindex(index_.get(), i);
      const int stage = git_index_entry_stage(entry);
      if (stage == 0) {
        git_index_add(merged.get(), entry);
      } else {
        state_.conflicts.emplace(fmt::format("{}/{}", stage, entry->path),
                                 TreeFile{entry->mode, hexOf(entry->id)});
      }
    }
    if (git_index_write_tree_to(&tree, merged.get(), repository_) != 0)
      return gitFailure("store the index");
    state_.index = hexOf(tree);
    return {};
  }

  Result<> readFiles() {
    git_diff_options options = GIT_DIFF_OPTIONS_INIT;
    options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                    GIT_DIFF_INCLUDE_TYPECHANGE | GIT_DIFF_SKIP_BINARY_CHECK;
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
    const auto diff =
        make<DiffHandle>(git_diff_index_to_workdir, repository_, index_.get(), &options);
    if (!diff) return gitFailure("compare the files with the index");
    for (std::size_t i = 0; i < git_diff_num_deltas(diff.get()); ++i) {
      if (auto taken = take(*git_diff_get_delta(diff.get(), i)); !taken) return taken;
    }
    return {};
  }

  Result<> take(const git_diff_delta& delta) {
    const std::string path = delta.new_file.path;
    if (isSubmodule(delta)) return {};
    if (delta.status == GIT_DELTA_DELETED) {
      if (!isSparse(path)) state_.deleted.insert(path);
      return {};
    }
    const bool isUntracked = delta.status == GIT_DELTA_UNTRACKED;
    if (isUntracked && (path.ends_with('/') || !recording_.isRelevant(path))) return {};
    auto file = readWorkFile(std::string(workTree_) + "/" + path);
    if (!file) return std::unexpected(file.error());
    // It went between the listing and the reading.
    if (!*file) {
      if (!isUntracked) state_.deleted.insert(path);
      return {};
    }
    if (!recording_.mayBeKept(path, (*file)->bytes)) {
      state_.withheld.insert(path);
      return {};
    }
    git_oid blob;
    if (git_blob_create_from_buffer(&blob, repository_, (*file)->bytes.data(),
                                    (*file)->bytes.size()) != 0)
      return gitFailure(fmt::format("record '{}'", path));
    state_.unsaved.emplace(path, TreeFile{(*file)->mode, hexOf(blob)});
    return {};
  }

  static bool isSubmodule(const git_diff_delta& delta) {
    return delta.old_file.mode == GIT_FILEMODE_COMMIT || delta.new_file.mode == GIT_FILEMODE_COMMIT;
  }

  [[nodiscard]] bool isSparse(const std::string& path) const {
    const git_index_entry* entry = git_index_get_bypath(index_.get(), path.c_str(), 0);
    return entry != nullptr && (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
  }

  git_repository* repository_;
  std::string_view workTree_;
  const Recording& recording_;
  IndexHandle index_;
  State state_;
};

/// Collects the files of a tree.
class TreeWriter {
 public:
  explicit TreeWriter(git_repository* repository)
      : repository_(repository), files_(make<IndexHandle>(git_index_new)) {}

  void addFile(const std::string& path, const TreeFile& file) {
    git_index_entry entry{};
    entry.mode = file.mode;
    entry.id = oidOf(file.blob);
    entry.path = path.c_str();
    failed_ = git_index_add(files_.get(), &entry) != 0 || failed_;
  }

  void addText(const std::string& path, std::string_view text) {
    git_oid blob{};
    failed_ =
        git_blob_create_from_buffer(&blob, repository_, text.data(), text.size()) != 0 || failed_;
    addFile(path, {GIT_FILEMODE_BLOB, hexOf(blob)});
  }

  /// The tree, with another as its folder `index`.
  Result<StateId> finish(std::string_view index) {
    git_oid id{};
    if (failed_ || git_index_write_tree_to(&id, files_.get(), repository_) != 0)
      return gitFailure("store what is there now");
    const auto tree = make<TreeHandle>(git_tree_lookup, repository_, &id);
    const auto builder = make<BuilderHandle>(git_treebuilder_new, repository_, tree.get());
    const git_oid indexTree = oidOf(index);
    if (!builder ||
        git_treebuilder_insert(nullptr, builder.get(), "index", &indexTree, GIT_FILEMODE_TREE) !=
            0 ||
        git_treebuilder_write(&id, builder.get()) != 0)
      return gitFailure("store what is there now");
    return StateId{hexOf(id)};
  }

 private:
  git_repository* repository_;
  IndexHandle files_;
  bool failed_ = false;
};

/// Paths may hold line breaks, but never NUL.
std::string joined(const std::set<std::string>& paths) {
  std::string text;
  for (const std::string& path : paths) text += path + '\0';
  return text;
}

std::set<std::string> split(std::string_view text) {
  std::set<std::string> paths;
  for (std::size_t end = 0; (end = text.find('\0')) != std::string_view::npos;
       text.remove_prefix(end + 1))
    paths.emplace(text.substr(0, end));
  return paths;
}

/// Takes the files of a stored state, one by one.
class StateReader {
 public:
  explicit StateReader(git_repository* repository) : repository_(repository) {}

  static int visit(const char* folder, const git_tree_entry* entry, void* self) {
    return static_cast<StateReader*>(self)->take(std::string(folder) + git_tree_entry_name(entry),
                                                 entry);
  }

  State state;

 private:
  /// Above 0: a folder that is not entered.
  int take(const std::string& path, const git_tree_entry* entry) {
    if (path == "index") {
      state.index = hexOf(*git_tree_entry_id(entry));
      return 1;
    }
    if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) return 0;
    const TreeFile file{git_tree_entry_filemode_raw(entry), hexOf(*git_tree_entry_id(entry))};
    if (path.starts_with("unsaved/")) {
      state.unsaved.emplace(path.substr(8), file);
    } else if (path.starts_with("conflicts/")) {
      state.conflicts.emplace(path.substr(10), file);
    } else {
      const auto blob = make<BlobHandle>(git_blob_lookup, repository_, git_tree_entry_id(entry));
      if (!blob) return -1;
      takeText(path, {static_cast<const char*>(git_blob_rawcontent(blob.get())),
                      static_cast<std::size_t>(git_blob_rawsize(blob.get()))});
    }
    return 0;
  }

  void takeText(const std::string& path, std::string_view text) {
    if (path == "HEAD") state.head = text;
    if (path == "deleted") state.deleted = split(text);
    if (path == "withheld") state.withheld = split(text);
    if (path.starts_with("refs/")) state.refs.emplace(path, text);
  }

  git_repository* repository_;
};

}  // namespace

Result<State> recordState(const Repository& repository, const Recording& recording) {
  if (repository.workTree().empty())
    return fail("bare_repository", "this repository has no work tree, so there is nothing to save",
                "work in a clone of it");
  return Recorder(repository.impl().handle.get(), repository.workTree(), recording).run();
}

Result<StateId> storeState(const Repository& repository, const State& state) {
  TreeWriter writer(repository.impl().handle.get());
  writer.addText("HEAD", state.head);
  for (const auto& [name, value] : state.refs) writer.addText(name, value);
  for (const auto& [path, file] : state.unsaved) writer.addFile("unsaved/" + path, file);
  for (const auto& [path, file] : state.conflicts) writer.addFile("conflicts/" + path, file);
  if (!state.deleted.empty()) writer.addText("deleted", joined(state.deleted));
  if (!state.withheld.empty()) writer.addText("withheld", joined(state.withheld));
  return writer.finish(state.index);
}

Result<State> loadState(const Repository& repository, const StateId& id) {
  git_repository* git = repository.impl().handle.get();
  const git_oid oid = oidOf(id.hex);
  const auto tree = make<TreeHandle>(git_tree_lookup, git, &oid);
  StateReader reader(git);
  if (!tree || git_tree_walk(tree.get(), GIT_TREEWALK_PRE, StateReader::visit, &reader) != 0)
    return fail("no_such_state",
                fmt::format("what was recorded as {} cannot be read: {}", id.hex, gitError()),
                "'git fsck' says what is missing");
  return std::move(reader.state);
}

}  // namespace osiris::repo
