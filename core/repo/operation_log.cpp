#include "repo/operation_log.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "repo/git_failure.h"
#include "repo/repository_impl.h"

namespace osiris::repo {
namespace {

constexpr std::string_view logRef = "refs/osiris/ops";

/// A line of a commit's message, as git's trailers are, and where it belongs.
struct Trailer {
  std::string_view name;
  std::string Operation::* value;
};

constexpr std::array<Trailer, 6> trailers = {{{"Osiris-Op", &Operation::id},
                                              {"Osiris-Verb", &Operation::verb},
                                              {"Osiris-Undoes", &Operation::undoes},
                                              {"Osiris-Redoes", &Operation::redoes},
                                              {"Osiris-Undo-Next", &Operation::undoNext},
                                              {"Osiris-Redo-Next", &Operation::redoNext}}};

std::string messageOf(const Operation& operation) {
  std::string text = operation.summary + "\n\n";
  for (const Trailer& trailer : trailers) {
    const std::string& value = operation.*trailer.value;
    if (!value.empty()) text += fmt::format("{}: {}\n", trailer.name, value);
  }
  return text;
}

/// A path may hold a line break; a trailer may not.
std::string filesText(const std::vector<std::string>& files) {
  std::string text;
  for (const std::string& file : files) text += file + '\0';
  return text;
}

void readMessage(std::string_view message, Operation& operation) {
  operation.summary = message.substr(0, message.find('\n'));
  while (!message.empty()) {
    const std::string_view line = message.substr(0, message.find('\n'));
    message.remove_prefix(std::min(message.size(), line.size() + 1));
    const std::size_t colon = line.find(": ");
    const auto* found = std::ranges::find(trailers, line.substr(0, colon), &Trailer::name);
    if (colon != std::string_view::npos && found != trailers.end())
      operation.*found->value = line.substr(colon + 2);
  }
}

/// The state's tree stands in the commit's as `state`.
std::optional<StateId> stateOf(const git_commit* commit) {
  const auto tree = make<TreeHandle>(git_commit_tree, commit);
  const git_tree_entry* entry = tree ? git_tree_entry_byname(tree.get(), "state") : nullptr;
  if (entry == nullptr) return std::nullopt;
  return StateId{hexOf(*git_tree_entry_id(entry))};
}

std::vector<std::string> filesOf(git_repository* git, const git_commit* commit) {
  std::vector<std::string> files;
  const auto tree = make<TreeHandle>(git_commit_tree, commit);
  const git_tree_entry* entry = tree ? git_tree_entry_byname(tree.get(), "files") : nullptr;
  const auto blob =
      entry != nullptr ? make<BlobHandle>(git_blob_lookup, git, git_tree_entry_id(entry)) : nullptr;
  if (!blob) return files;
  std::string_view text(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                        static_cast<std::size_t>(git_blob_rawsize(blob.get())));
  for (std::size_t end = 0; (end = text.find('\0')) != std::string_view::npos;
       text.remove_prefix(end + 1))
    files.emplace_back(text.substr(0, end));
  return files;
}

Operation read(git_repository* git, const git_commit* commit) {
  Operation operation;
  readMessage(git_commit_message(commit), operation);
  const git_signature* author = git_commit_author(commit);
  operation.who = fmt::format("{} <{}>", author->name, author->email);
  operation.when = Timestamp(std::chrono::seconds(author->when.time));
  operation.files = filesOf(git, commit);
  operation.commit = hexOf(*git_commit_id(commit));
  operation.after = stateOf(commit).value_or(StateId{});
  const auto parent = make<CommitHandle>(git_commit_parent, commit, 0U);
  if (parent) operation.before = stateOf(parent.get());
  return operation;
}

CommitHandle headOf(git_repository* git, const std::string& ref) {
  git_oid id;
  if (git_reference_name_to_id(&id, git, ref.c_str()) != 0) return nullptr;
  return make<CommitHandle>(git_commit_lookup, git, &id);
}

/// The ids that a state's refs have.
std::set<std::string> idsOf(const State& state) {
  std::set<std::string> ids;
  for (const auto& [name, value] : state.refs) {
    if (!value.starts_with("ref: ")) ids.insert(value);
  }
  if (!state.head.starts_with("refs/")) ids.insert(state.head);
  return ids;
}

/// The commit of each id that is one, or a tag of one. An annotated tag is no commit, so it cannot
/// be a parent of one: it gets a ref that keeps it.
Result<std::vector<CommitHandle>> kept(git_repository* git, const std::set<std::string>& ids) {
  std::map<std::string, CommitHandle> commits;
  for (const std::string& hex : ids) {
    const git_oid id = oidOf(hex);
    const auto object = make<ObjectHandle>(git_object_lookup, git, &id, GIT_OBJECT_ANY);
    if (!object) continue;
    if (git_object_type(object.get()) != GIT_OBJECT_COMMIT) {
      const std::string name = "refs/osiris/worktrees/kept/" + hex;
      const auto made =
          make<ReferenceHandle>(git_reference_create, git, name.c_str(), &id, 1, "osiris");
      if (!made) return gitFailure(fmt::format("keep the tag {}", hex));
    }
    const auto peeled = make<ObjectHandle>(git_object_peel, object.get(), GIT_OBJECT_COMMIT);
    if (!peeled) continue;
    const std::string commit = hexOf(*git_object_id(peeled.get()));
    commits.emplace(commit,
                    make<CommitHandle>(git_commit_lookup, git, git_object_id(peeled.get())));
  }
  std::vector<CommitHandle> list;
  for (auto& [name, commit] : commits) list.push_back(std::move(commit));
  return list;
}

SignatureHandle signatureOf(git_repository* git, Timestamp when) {
  const auto own = make<SignatureHandle>(git_signature_default, git);
  const char* name = own ? own->name : "osiris";
  const char* email = own ? own->email : "osiris@localhost";
  const auto seconds = std::chrono::floor<std::chrono::seconds>(when).time_since_epoch().count();
  return make<SignatureHandle>(git_signature_new, name, email, static_cast<git_time_t>(seconds),
                               own ? own->when.offset : 0);
}

/// What every log begins with, so that an operation's first parent is always the one before it.
CommitHandle makeRoot(git_repository* git, const git_signature* who) {
  git_oid id;
  const auto builder = make<BuilderHandle>(git_treebuilder_new, git, nullptr);
  if (!builder || git_treebuilder_write(&id, builder.get()) != 0) return nullptr;
  const auto tree = make<TreeHandle>(git_tree_lookup, git, &id);
  if (!tree || git_commit_create(&id, git, nullptr, who, who, "UTF-8", "the operation log begins\n",
                                 tree.get(), 0, nullptr) != 0)
    return nullptr;
  return make<CommitHandle>(git_commit_lookup, git, &id);
}

/// The tree of an operation's commit.
TreeHandle makeTree(git_repository* git, const Operation& operation) {
  const git_oid state = oidOf(operation.after.hex);
  const std::string files = filesText(operation.files);
  git_oid blob;
  git_oid tree;
  const auto builder = make<BuilderHandle>(git_treebuilder_new, git, nullptr);
  if (!builder ||
      git_treebuilder_insert(nullptr, builder.get(), "state", &state, GIT_FILEMODE_TREE) != 0 ||
      git_blob_create_from_buffer(&blob, git, files.data(), files.size()) != 0 ||
      git_treebuilder_insert(nullptr, builder.get(), "files", &blob, GIT_FILEMODE_BLOB) != 0 ||
      git_treebuilder_write(&tree, builder.get()) != 0)
    return nullptr;
  return make<TreeHandle>(git_tree_lookup, git, &tree);
}

/// Ids in the state after an operation that the one before did not have.
Result<std::set<std::string>> newIds(const Repository& repository, const git_commit* last,
                                     const Operation& operation) {
  const auto state = loadState(repository, operation.after);
  if (!state) return std::unexpected(state.error());
  std::set<std::string> ids = idsOf(*state);
  const auto before = last != nullptr ? stateOf(last) : std::nullopt;
  if (!before) return ids;
  const auto known = loadState(repository, *before);
  if (!known) return std::unexpected(known.error());
  for (const std::string& id : idsOf(*known)) ids.erase(id);
  return ids;
}

/// The commit of an operation after `last` (null: the first), which no ref has yet.
Result<CommitId> writeOperation(const Repository& repository, const git_commit* last,
                                const Operation& operation) {
  git_repository* git = repository.impl().handle.get();
  const auto ids = newIds(repository, last, operation);
  if (!ids) return std::unexpected(ids.error());
  auto keep = kept(git, *ids);
  if (!keep) return std::unexpected(keep.error());
  const auto who = signatureOf(git, operation.when);
  const TreeHandle tree = makeTree(git, operation);
  const CommitHandle root = last == nullptr && who ? makeRoot(git, who.get()) : nullptr;
  if (!who || !tree || (last == nullptr && !root)) return gitFailure("write the operation log");
  std::vector<const git_commit*> parents = {last == nullptr ? root.get() : last};
  for (const CommitHandle& commit : *keep) parents.push_back(commit.get());
  git_oid id;
  if (git_commit_create(&id, git, nullptr, who.get(), who.get(), "UTF-8",
                        messageOf(operation).c_str(), tree.get(), parents.size(),
                        parents.data()) != 0)
    return gitFailure("write the operation log");
  return CommitId{hexOf(id)};
}

std::unexpected<Error> movedMeanwhile() {
  return fail("log_moved", "another program wrote to the operation log meanwhile", "try again");
}

}  // namespace

OperationLog::OperationLog(const Repository& repository)
    : repository_(repository), ref_(logRef), begunRef_(std::string(logRef) + "-begun") {
  if (git_repository_is_worktree(repository.impl().handle.get()) == 0) return;
  const std::string& folder = repository.gitFolder();  // …/.git/worktrees/<name>
  const std::string own = "refs/osiris/worktrees/" + folder.substr(folder.rfind('/') + 1);
  ref_ = own + "/ops";
  begunRef_ = own + "/begun";
}

Result<std::vector<Operation>> OperationLog::latest(std::size_t limit) const {
  std::vector<Operation> operations;
  git_repository* git = repository_.impl().handle.get();
  for (CommitHandle at = headOf(git, ref_); at && operations.size() < limit;
       at = make<CommitHandle>(git_commit_parent, at.get(), 0U)) {
    Operation operation = read(git, at.get());
    if (operation.id.empty()) break;  // what every log begins with
    operations.push_back(std::move(operation));
  }
  return operations;
}

Result<Operation> OperationLog::find(std::string_view id) const {
  std::vector<Operation> found;
  const auto all = latest(SIZE_MAX);
  if (!all) return std::unexpected(all.error());
  for (const Operation& operation : *all) {
    if (operation.id == id) return operation;
    if (!id.empty() && (operation.id.ends_with(id) || operation.id.starts_with(id)))
      found.push_back(operation);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return fail("no_such_operation", fmt::format("no operation here is called '{}'", id),
                "'osiris git ops' lists them");
  return fail("no_such_operation", fmt::format("{} operations are called '{}'", found.size(), id),
              "give more of its id: 'osiris git ops' lists them");
}

Result<std::optional<Operation>> OperationLog::preceding(const Operation& operation) const {
  git_repository* git = repository_.impl().handle.get();
  const git_oid id = oidOf(operation.commit);
  const auto commit = make<CommitHandle>(git_commit_lookup, git, &id);
  const auto parent = commit ? make<CommitHandle>(git_commit_parent, commit.get(), 0U) : nullptr;
  if (!parent) return gitFailure("read the operation log");
  Operation before = read(git, parent.get());
  if (before.id.empty()) return std::nullopt;
  return before;
}

Result<> OperationLog::append(const Operation& operation) {
  git_repository* git = repository_.impl().handle.get();
  const CommitHandle last = headOf(git, ref_);
  const auto commit = writeOperation(repository_, last.get(), operation);
  if (!commit) return std::unexpected(commit.error());
  const git_oid id = oidOf(commit->hex);
  const char* why = operation.summary.c_str();
  git_reference* moved = nullptr;
  const int code = last ? git_reference_create_matching(&moved, git, ref_.c_str(), &id, 1,
                                                        git_commit_id(last.get()), why)
                        : git_reference_create(&moved, git, ref_.c_str(), &id, 0, why);
  const ReferenceHandle owner(moved);
  if (code == GIT_EMODIFIED || code == GIT_EEXISTS) return movedMeanwhile();
  if (code != 0) return gitFailure("write the operation log");
  return {};
}

Result<> OperationLog::begin(const Operation& operation) {
  git_repository* git = repository_.impl().handle.get();
  const auto commit = writeOperation(repository_, headOf(git, ref_).get(), operation);
  if (!commit) return std::unexpected(commit.error());
  const git_oid id = oidOf(commit->hex);
  const auto made =
      make<ReferenceHandle>(git_reference_create, git, begunRef_.c_str(), &id, 1, "begun");
  if (!made) return gitFailure("write the operation log");
  return {};
}

std::optional<Operation> OperationLog::begun() const {
  git_repository* git = repository_.impl().handle.get();
  const CommitHandle commit = headOf(git, begunRef_);
  if (!commit) return std::nullopt;
  return read(git, commit.get());
}

Result<> OperationLog::finish() {
  git_repository* git = repository_.impl().handle.get();
  const CommitHandle commit = headOf(git, begunRef_);
  const auto before = commit ? make<CommitHandle>(git_commit_parent, commit.get(), 0U) : nullptr;
  if (!before) return gitFailure("read the operation log");
  const CommitHandle last = headOf(git, ref_);
  const bool isDone = last && git_oid_equal(git_commit_id(last.get()), git_commit_id(commit.get()));
  if (!isDone) {
    if (last && !git_oid_equal(git_commit_id(last.get()), git_commit_id(before.get())))
      return movedMeanwhile();
    const auto moved =
        make<ReferenceHandle>(git_reference_create, git, ref_.c_str(), git_commit_id(commit.get()),
                              1, git_commit_summary(commit.get()));
    if (!moved) return gitFailure("write the operation log");
  }
  return drop();
}

Result<> OperationLog::drop() {
  git_repository* git = repository_.impl().handle.get();
  const int code = git_reference_remove(git, begunRef_.c_str());
  if (code != 0 && code != GIT_ENOTFOUND) return gitFailure("write the operation log");
  return {};
}

}  // namespace osiris::repo
