#include "flow/undo.h"

#include <fmt/format.h>

#include <utility>

#include "flow/verb_run.h"

namespace osiris::flow {
namespace {

/// The same but for files.
bool differOnlyInFiles(const repo::State& a, const repo::State& b) {
  return a.head == b.head && a.refs == b.refs && a.index == b.index && a.conflicts == b.conflicts;
}

/// One undo or redo.
class Undoing {
 public:
  Undoing(const Workplace& place, VerbRun& run) : place_(place), run_(run) {}

  Result<Undone> undo(const UndoRequest& request) {
    if (auto recorded = recordUnsaved(); !recorded) return std::unexpected(recorded.error());
    if (request.backTo) return backTo(request.operation);
    auto target = targetOf(request.operation);
    if (!target) return std::unexpected(target.error());
    const auto before = run_.log().preceding(*target);
    if (!before) return std::unexpected(before.error());
    if (!*before) return nothingToUndo();
    repo::Operation operation = begun("undo", *target);
    operation.undoes = target->id;
    operation.undoNext = (*before)->undoNext;
    operation.redoNext = operation.id;
    return perform(std::move(operation), *std::move(target), (*before)->after);
  }

  Result<Undone> redo() {
    if (auto recorded = recordUnsaved(); !recorded) return std::unexpected(recorded.error());
    if (last_.redoNext.empty())
      return fail(
          "nothing_to_redo", "nothing was undone since the last operation",
          "'osiris git ops' lists what was done; 'osiris git undo --to ID' goes back to any of it");
    auto target = run_.log().find(last_.redoNext);
    if (!target) return std::unexpected(target.error());
    const auto before = run_.log().preceding(*target);
    if (!before) return std::unexpected(before.error());
    if (!*before) return nothingToUndo();
    repo::Operation operation = begun("redo", *target);
    operation.redoes = target->id;
    operation.undoNext = (*before)->undoNext;
    operation.redoNext = (*before)->redoNext;
    return perform(std::move(operation), *std::move(target), (*before)->after);
  }

 private:
  static std::unexpected<Error> nothingToUndo() {
    return fail("nothing_to_undo", "nothing was done here that could be taken back",
                "'osiris git ops' lists operations");
  }

  /// What is there now becomes the last operation, and `last_` with it.
  Result<> recordUnsaved() {
    const auto known = run_.log().latest(1);
    if (!known) return std::unexpected(known.error());
    const auto recorded = run_.recordOutside(run_.now());
    if (!recorded) return std::unexpected(recorded.error());
    auto last = run_.log().latest(1);
    if (!last) return std::unexpected(last.error());
    last_ = std::move(last->front());
    if (!*recorded || known->empty()) return {};
    const auto before = repo::loadState(place_.repository, known->front().after);
    if (!before) return std::unexpected(before.error());
    // Unsaved work goes with the operation under it; anything else is an operation like others.
    if (!differOnlyInFiles(*before, run_.now())) return {};
    unsaved_ = last_.summary;
    beforeUnsaved_ = known->front();
    return {};
  }

  Result<repo::Operation> targetOf(const std::string& asked) const {
    const std::string top = (beforeUnsaved_ ? *beforeUnsaved_ : last_).undoNext;
    if (asked.empty() && top.empty()) {
      if (!beforeUnsaved_) return nothingToUndo();
      return last_;
    }
    auto target = run_.log().find(asked.empty() ? top : asked);
    if (!target || target->id == top) return target;
    if (!asked.empty() && target->id == last_.id) return target;
    return fail("changed_since", fmt::format("other operations stand on '{}'", target->summary),
                fmt::format("'osiris git undo' takes back the last one; 'osiris git undo --to {}' "
                            "goes back to just after it",
                            target->id));
  }

  Result<Undone> backTo(const std::string& id) {
    auto target = run_.log().find(id);
    if (!target) return std::unexpected(target.error());
    repo::Operation operation = run_.newOperation(
        {.verb = "undo", .summary = "back to: " + target->summary, .files = target->files});
    operation.undoNext = target->undoNext;
    operation.redoNext = operation.id;
    const repo::StateId to = target->after;
    return perform(std::move(operation), *std::move(target), to);
  }

  [[nodiscard]] repo::Operation begun(std::string verb, const repo::Operation& target) const {
    return run_.newOperation(
        {.verb = std::move(verb), .summary = target.summary, .files = target.files});
  }

  Result<Undone> perform(repo::Operation operation, repo::Operation target,
                         const repo::StateId& id) {
    const auto to = repo::loadState(place_.repository, id);
    if (!to) return std::unexpected(to.error());
    const repo::State from = run_.now();
    if (auto done = run_.perform(operation, *to); !done) return std::unexpected(done.error());
    return Undone{std::move(operation), std::move(target), differenceOf(from, *to), unsaved_};
  }

  const Workplace& place_;
  VerbRun& run_;
  repo::Operation last_;
  std::optional<repo::Operation> beforeUnsaved_;
  std::string unsaved_;
};

}  // namespace

Result<Undone> undo(const Workplace& place, const UndoRequest& request) {
  auto run = VerbRun::begin(place);
  if (!run) return std::unexpected(run.error());
  return Undoing(place, *run).undo(request);
}

Result<Undone> redo(const Workplace& place) {
  auto run = VerbRun::begin(place);
  if (!run) return std::unexpected(run.error());
  return Undoing(place, *run).redo();
}

}  // namespace osiris::flow
