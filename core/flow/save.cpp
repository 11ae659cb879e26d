#include "flow/save.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/path.h"
#include "flow/save_message.h"
#include "flow/verb_run.h"
#include "repo/commit_files.h"
#include "repo/objects.h"

namespace osiris::flow {
namespace {

constexpr std::string_view branches = "refs/heads/";

/// Letters and digits with hyphens between: what a branch may be called without thought.
std::string slug(std::string_view words) {
  std::string text;
  for (const char any : words) {
    const char c = ascii::lower(any);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      text += c;
    } else if (!text.empty() && text.back() != '-') {
      text += '-';
    }
  }
  while (text.ends_with('-')) text.pop_back();
  return text;
}

/// What others build on: it moves by publishing alone.
bool isProtected(std::string_view branch) { return branch == "main" || branch == "master"; }

/// One save.
class Saving {
 public:
  Saving(const Workplace& place, const SaveRequest& request, VerbRun& run)
      : place_(place), request_(request), run_(run), files_(place) {}

  Result<Saved> run() {
    const auto who = repo::identity(place_.repository);
    if (!who) return std::unexpected(who.error());
    if (auto found = findHead(); !found) return std::unexpected(found.error());
    if (auto found = findFiles(); !found) return std::unexpected(found.error());
    if (auto inspected = inspectFiles(); !inspected) return std::unexpected(inspected.error());
    if (auto staged = stage(); !staged) return std::unexpected(staged.error());
    const auto recorded = run_.recordOutside(before_);
    if (!recorded) return std::unexpected(recorded.error());
    return commit(*who);
  }

 private:
  Result<> findHead() {
    const auto head = place_.repository.resolve("HEAD");
    if (head) head_ = *head;
    if (!head && head.error().code != "no_commits") return std::unexpected(head.error());
    auto tree = repo::treeOf(place_.repository, head_);
    if (!tree) return std::unexpected(tree.error());
    headTree_ = *std::move(tree);
    return {};
  }

  [[nodiscard]] bool isMeant(const std::string& path) const {
    return request_.paths.empty() || std::ranges::any_of(request_.paths, [&](const auto& meant) {
             return meant.empty() || path == meant || path.starts_with(meant + "/");
           });
  }

  /// What a file that is gone held in the last commit.
  [[nodiscard]] std::string textBefore(const std::string& path) const {
    if (!head_) return {};
    const auto files = repo::CommitFiles::open(place_.repository, *head_);
    if (!files) return {};
    return (*files)
        ->readFile(path::join(place_.repository.workTree(), path), FileSystem::defaultReadLimit)
        .value_or("");
  }

  Result<> findFiles() {
    const repo::State& now = run_.now();
    auto changed = repo::changedPaths(place_.repository, headTree_, now.index);
    if (!changed) return std::unexpected(changed.error());
    for (const auto& [path, file] : now.unsaved) changed->insert(path);
    changed->insert(now.deleted.begin(), now.deleted.end());
    changed->insert(now.withheld.begin(), now.withheld.end());
    for (const std::string& path : *changed) {
      if (!isMeant(path)) continue;
      const auto text = place_.files.readFile(path::join(place_.repository.workTree(), path));
      if (files_.holds(path, text ? *text : textBefore(path)))
        texts_.emplace(path, text ? std::optional(*text) : std::nullopt);
    }
    if (texts_.empty()) return nothingToSave();
    return {};
  }

  [[nodiscard]] Result<> nothingToSave() const {
    return fail("nothing_to_save", "nothing in these pipelines has changed since the last save",
                request_.paths.empty() ? "'git status' shows changes of other files"
                                       : "'osiris git save' without a path saves all that changed");
  }

  Result<> inspectFiles() {
    for (const auto& [path, text] : texts_) {
      if (!text) continue;
      const Problems problems = inspect(place_, path, *text);
      saved_.errors += problems.errors;
      saved_.warnings += problems.warnings;
      if (problems.secrets.empty()) continue;
      const SecretPlace& secret = problems.secrets.front();
      return fail("secret_found",
                  fmt::format("'{}' line {}: {}; nothing was saved", secret.path, secret.line,
                              secret.message),
                  "keep it in an environment variable and write ${NAME} in its place");
    }
    return {};
  }

  /// The trees of the commit and of the index after it, and the state the save starts from: as if
  /// what it takes had not been changed yet.
  Result<> stage() {
    for (const auto& [path, text] : texts_) {
      auto file = repo::storeFile(place_.repository, path);
      if (!file) return std::unexpected(file.error());
      staged_.emplace(path, *std::move(file));
    }
    auto tree = repo::treeWith(place_.repository, headTree_, staged_);
    if (!tree) return std::unexpected(tree.error());
    tree_ = *std::move(tree);
    if (tree_ == headTree_) return nothingToSave();
    before_ = run_.now();
    after_ = run_.now();
    auto index = before_.index == headTree_
                     ? Result<std::string>(tree_)
                     : repo::treeWith(place_.repository, before_.index, staged_);
    if (!index) return std::unexpected(index.error());
    after_.index = *std::move(index);
    return takeBack();
  }

  Result<> takeBack() {
    std::map<std::string, std::optional<repo::TreeFile>> committed;
    for (const auto& [path, file] : staged_) {
      for (repo::State* state : {&before_, &after_}) {
        state->unsaved.erase(path);
        state->deleted.erase(path);
      }
      committed.emplace(path, repo::fileIn(place_.repository, headTree_, path));
    }
    auto index = before_.index == after_.index
                     ? Result<std::string>(headTree_)
                     : repo::treeWith(place_.repository, before_.index, committed);
    if (!index) return std::unexpected(index.error());
    before_.index = *std::move(index);
    return {};
  }

  /// The branch that takes the commit: the one HEAD is on, else a new draft.
  std::string draftFor(const repo::Person& who, std::string_view pipeline) {
    const auto current = place_.repository.currentBranch();
    // Where nothing is yet, nothing is to be protected.
    if (current && (!head_ || !isProtected(*current))) return *current;
    saved_.isNewDraft = true;
    std::string user = slug(std::string_view(who.email).substr(0, who.email.find('@')));
    if (user.empty()) user = slug(who.name);
    const std::string base = fmt::format("draft/{}/{}", user.empty() ? "me" : user, pipeline);
    std::string name = base;
    for (int i = 2; after_.refs.contains(std::string(branches) + name); ++i)
      name = fmt::format("{}-{}", base, i);
    return name;
  }

  Result<Saved> commit(const repo::Person& who) {
    for (const auto& [path, text] : texts_) saved_.files.push_back(path);
    const SaveMessage words = messageFor(place_, head_, texts_);
    repo::Operation operation = run_.newOperation({.verb = "save", .files = saved_.files});
    const std::string topic = slug(words.topic);
    saved_.branch = draftFor(who, topic.empty() ? "change" : topic);
    saved_.operation = operation.id;
    saved_.summary =
        request_.why.empty() ? words.summary : request_.why.substr(0, request_.why.find('\n'));
    operation.summary = saved_.summary;
    const auto commit = repo::makeCommit(
        place_.repository, {.tree = tree_,
                            .parents = head_ ? std::vector{*head_} : std::vector<repo::CommitId>(),
                            .message = whole(words, operation.id),
                            .who = who,
                            .when = operation.when});
    if (!commit) return std::unexpected(commit.error());
    saved_.commit = commit->hex;
    after_.head = std::string(branches) + saved_.branch;
    after_.refs[after_.head] = commit->hex;
    if (auto done = run_.perform(std::move(operation), after_, false); !done)
      return std::unexpected(done.error());
    return std::move(saved_);
  }

  [[nodiscard]] std::string whole(const SaveMessage& words, const std::string& id) const {
    std::string message = (request_.why.empty() ? words.summary : request_.why) + "\n";
    if (request_.why.empty() && !words.body.empty()) message += "\n" + words.body;
    if (!request_.why.empty()) message += "\n" + words.summary + "\n";
    message += fmt::format("\nOsiris-Op: {}\n", id);
    if (!words.pipelines.empty()) message += fmt::format("Osiris-Pipelines: {}\n", words.pipelines);
    return message;
  }

  const Workplace& place_;
  const SaveRequest& request_;
  VerbRun& run_;
  PipelineFiles files_;
  std::optional<repo::CommitId> head_;
  std::string headTree_;
  std::map<std::string, std::optional<std::string>> texts_;  ///< as on disk; nothing: gone
  std::map<std::string, std::optional<repo::TreeFile>> staged_;
  std::string tree_;
  repo::State before_;
  repo::State after_;
  Saved saved_;
};

}  // namespace

Result<Saved> save(const Workplace& place, const SaveRequest& request) {
  auto run = VerbRun::begin(place);
  if (!run) return std::unexpected(run.error());
  return Saving(place, request, *run).run();
}

}  // namespace osiris::flow
