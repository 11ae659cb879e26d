#include "flow/verb_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>
#include <utility>

#include "repo/objects.h"
#include "repo/restore.h"

namespace osiris::flow {
namespace {

constexpr std::chrono::seconds patience{10};

/// "refs/heads/main" is "main" to people.
std::string shortName(std::string_view ref) {
  for (const std::string_view prefix : {"refs/heads/", "refs/tags/", "refs/"}) {
    if (ref.starts_with(prefix)) return std::string(ref.substr(prefix.size()));
  }
  return std::string(ref.substr(0, 8));
}

/// Keys whose values differ.
template <typename Map>
std::set<std::string> differing(const Map& before, const Map& after) {
  std::set<std::string> keys;
  for (const auto& [key, value] : before) {
    const auto found = after.find(key);
    if (found == after.end() || found->second != value) keys.insert(key);
  }
  for (const auto& [key, value] : after) {
    if (!before.contains(key)) keys.insert(key);
  }
  return keys;
}

}  // namespace

std::string differenceOf(const repo::State& before, const repo::State& after) {
  std::vector<std::string> words;
  std::set<std::string> files = differing(before.unsaved, after.unsaved);
  for (const std::string& path : before.deleted)
    if (!after.deleted.contains(path)) files.insert(path);
  for (const std::string& path : after.deleted)
    if (!before.deleted.contains(path)) files.insert(path);
  if (files.size() > 3) {
    words.push_back(fmt::format("{} files changed", files.size()));
  } else if (!files.empty()) {
    words.push_back(fmt::format("{} changed", fmt::join(files, ", ")));
  }
  for (const std::string& ref : differing(before.refs, after.refs)) {
    const char* what = !after.refs.contains(ref)    ? "removed"
                       : !before.refs.contains(ref) ? "made"
                                                    : "moved";
    words.push_back(fmt::format("{} {}", shortName(ref), what));
  }
  if (before.head != after.head) words.push_back("now on " + shortName(after.head));
  if (words.empty()) words.emplace_back("files staged");
  return fmt::format("{}", fmt::join(words, "; "));
}

VerbRun::VerbRun(const Workplace& place, repo::VerbLock lock)
    : place_(&place), lock_(std::move(lock)), log_(place.repository) {}

Result<VerbRun> VerbRun::begin(const Workplace& place) {
  auto lock = repo::VerbLock::take(place.repository, patience);
  if (!lock) return std::unexpected(lock.error());
  VerbRun run(place, *std::move(lock));
  if (const auto what = repo::unfinished(place.repository))
    return fail("unfinished_git", fmt::format("git is in the middle of a {} here", *what),
                fmt::format("finish it, or take it back with 'git {} --abort'", *what));
  if (auto recovered = run.recover(); !recovered) return std::unexpected(recovered.error());
  if (auto looked = run.look(); !looked) return std::unexpected(looked.error());
  return run;
}

repo::Recording VerbRun::recording() {
  return {.isRelevant =
              [files = PipelineFiles(*place_)](std::string_view path) { return files.holds(path); },
          .mayBeKept =
              [this](std::string_view path, std::string_view bytes) {
                std::vector<SecretPlace> found = inspect(*place_, path, bytes).secrets;
                secrets_.insert(secrets_.end(), found.begin(), found.end());
                return found.empty();
              }};
}

Result<> VerbRun::look() {
  secrets_.clear();
  auto now = repo::recordState(place_->repository, recording());
  if (!now) return std::unexpected(now.error());
  now_ = *std::move(now);
  return {};
}

/// Goes on where somebody was stopped. When that cannot be, since things have changed, what is
/// there now is simply what is there now.
Result<> VerbRun::recover() {
  const auto begun = log_.begun();
  if (!begun) return {};
  const auto last = log_.latest(1);
  if (!last) return std::unexpected(last.error());
  if (last->empty() || last->front().commit == begun->commit || !begun->before ||
      last->front().after != *begun->before)
    return log_.drop();
  const auto from = repo::loadState(place_->repository, *begun->before);
  const auto to = repo::loadState(place_->repository, begun->after);
  if (!from || !to) return log_.drop();
  if (auto writing = lock_.beginWriting(); !writing) return writing;
  const auto done = repo::restoreState(place_->repository, *from, *to, {.reason = begun->summary});
  return done ? log_.finish() : log_.drop();
}

repo::Operation VerbRun::newOperation(const OperationWords& words) const {
  repo::Operation operation;
  operation.id = place_->ids.next();
  operation.verb = words.verb;
  operation.summary = words.summary;
  operation.undoNext = operation.id;
  operation.files = words.files;
  operation.when = std::chrono::floor<std::chrono::seconds>(place_->clock.now());
  return operation;
}

Result<bool> VerbRun::recordOutside(const repo::State& upTo) {
  const auto last = log_.latest(1);
  if (!last) return std::unexpected(last.error());
  const auto stored = repo::storeState(place_->repository, upTo);
  if (!stored) return std::unexpected(stored.error());
  if (!last->empty() && last->front().after == *stored) return false;
  repo::Operation operation = newOperation({.verb = "outside", .summary = "the log begins"});
  if (last->empty()) {
    operation.undoNext.clear();
  } else {
    const auto before = repo::loadState(place_->repository, last->front().after);
    if (!before) return std::unexpected(before.error());
    operation.summary = differenceOf(*before, upTo);
  }
  operation.after = *stored;
  if (auto writing = lock_.beginWriting(); !writing) return std::unexpected(writing.error());
  if (auto added = log_.append(operation); !added) return std::unexpected(added.error());
  return true;
}

Result<> VerbRun::perform(repo::Operation operation, const repo::State& to, bool withFiles) {
  const auto stored = repo::storeState(place_->repository, to);
  if (!stored) return std::unexpected(stored.error());
  operation.after = *stored;
  if (auto writing = lock_.beginWriting(); !writing) return writing;
  if (auto begun = log_.begin(operation); !begun) return begun;
  const auto done = repo::restoreState(
      place_->repository, now_, to,
      {.reason = "osiris " + operation.verb + ": " + operation.summary, .withFiles = withFiles});
  // Where it failed before anything was touched, nothing was begun.
  if (!done) {
    static_cast<void>(log_.drop());
    return done;
  }
  if (auto finished = log_.finish(); !finished) return finished;
  now_ = to;
  return {};
}

}  // namespace osiris::flow
