#include "oml/model.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "oml/excerpt.h"
#include "oml/keys.h"
#include "oml/references.h"

namespace osiris::oml {
namespace {

using syntax::Problem;
using syntax::Value;
using text::Offset;
using text::Span;

/// Replaces `count` elements from `first` on.
template <typename Element>
void replaceRange(std::vector<Element>& all, std::size_t first, std::size_t count,
                  std::vector<Element> made) {
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
  const std::size_t common = std::min(count, made.size());
  const auto left = made.begin() + static_cast<std::ptrdiff_t>(common);
  const auto at = std::move(made.begin(), left, begin);
  if (count > common) {
    all.erase(at, begin + static_cast<std::ptrdiff_t>(count));
  } else {
    all.insert(at, std::make_move_iterator(left), std::make_move_iterator(made.end()));
  }
}

/// The steps that an excerpt keeps, in order.
std::vector<PlacedStep> keptSteps(const std::vector<PlacedStep>& steps, const Window& window) {
  std::vector<PlacedStep> kept(steps.begin() + static_cast<std::ptrdiff_t>(window.first),
                               steps.begin() + static_cast<std::ptrdiff_t>(window.last) + 1);
  if (window.last + 1 < steps.size()) kept.push_back(steps.back());
  return kept;
}

/// Whether the steps that the edit cannot reach came out as they were: then it has not reached the
/// ones beyond them either.
bool isEnough(const Reading& reading, const std::vector<PlacedStep>& kept, const Window& window,
              std::uint32_t column) {
  const auto same = [](const PlacedStep& a, const PlacedStep& b) { return a.step == b.step; };
  if (reading.tied || !reading.blockSteps || reading.steps.size() < window.before + window.after)
    return false;
  // The first item of a list decides how deep all of them stand.
  if (reading.steps.empty() || reading.steps.front().step->column != column) return false;
  return std::equal(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(window.before),
                    reading.steps.begin(), same) &&
         std::equal(kept.rbegin(), kept.rbegin() + static_cast<std::ptrdiff_t>(window.after),
                    reading.steps.rbegin(), same);
}

}  // namespace

Model::Model(std::string_view text) {
  pipeline_.source = text;
  readAll();
}

Model::Model(Pipeline pipeline) : pipeline_(std::move(pipeline)), gaps_(pipeline_.steps.size()) {}

std::vector<Problem> Model::problems() const {
  std::vector<Problem> all = headProblems_;
  for (std::size_t i = 0; i < gaps_.size(); ++i) {
    for (Problem problem : gaps_[i]) {
      problem.span = problem.span.shifted(pipeline_.steps[i].base);
      problem.at += pipeline_.steps[i].base;
      all.push_back(std::move(problem));
    }
  }
  return all;
}

bool Model::hasProblems() const {
  const auto isEmpty = [](const auto& list) { return list.empty(); };
  return !headProblems_.empty() || !std::ranges::all_of(gaps_, isEmpty) ||
         std::ranges::any_of(pipeline_.steps,
                             [](const PlacedStep& each) { return !each.step->problems.empty(); });
}

void Model::edit(std::string_view after, Span replaced, Offset inserted) {
  pipeline_.source = after;
  editedAlone_.reset();
  // The steps next to an edit nearly always tell that it stayed between them. Where it did not,
  // it rarely went far; reading everything costs what opening the file did.
  for (const std::size_t margin : {1U, 12U}) {
    if (pipeline_.separable && readExcerpt(replaced, inserted, margin)) return;
  }
  readAll();
}

void Model::readAll() {
  Reading reading = readPipeline(pipeline_.source, pipeline_.steps);
  takeHead(reading);
  pipeline_.steps = std::move(reading.steps);
  gaps_ = std::move(reading.gaps);
  constexpr std::size_t fewest = 4;  // Of fewer steps there is nothing to leave out.
  pipeline_.separable = reading.blockSteps && !reading.tied && pipeline_.steps.size() >= fewest;
  indexIds();
}

bool Model::readExcerpt(Span replaced, Offset inserted, std::size_t margin) {
  std::vector<PlacedStep>& steps = pipeline_.steps;
  if (steps.size() < 2) return false;
  const Excerpt excerpt(pipeline_.source, steps, replaced, inserted, margin);
  if (!excerpt.leavesOut()) return false;
  const Window& window = excerpt.window();
  const std::vector<PlacedStep> old = keptSteps(steps, window);
  Reading reading = readPipeline(excerpt.text(), old);
  if (!isEnough(reading, old, window, steps.front().step->column)) return false;
  excerpt.place(reading);
  takeHead(reading);

  const std::size_t count = window.last + 1 - window.first;
  const bool keepsLast = window.last + 1 < steps.size();
  const std::int64_t moved = static_cast<std::int64_t>(inserted) - replaced.size();
  for (std::size_t i = window.last + 1; i < steps.size(); ++i)
    steps[i].base = static_cast<Offset>(steps[i].base + moved);
  if (keepsLast) {
    reading.steps.pop_back();
    reading.gaps.pop_back();
  }
  // What stands behind the edit is as it was; the excerpt may show another neighbour there.
  const std::size_t behind = window.after - (keepsLast ? 1 : 0);
  for (std::size_t i = 0; i < behind; ++i)
    reading.gaps[reading.gaps.size() - 1 - i] = gaps_[window.last - i];
  const bool quiet = std::ranges::all_of(reading.gaps, &std::vector<Problem>::empty) &&
                     std::all_of(gaps_.begin() + static_cast<std::ptrdiff_t>(window.first),
                                 gaps_.begin() + static_cast<std::ptrdiff_t>(window.last) + 1,
                                 [](const auto& gap) { return gap.empty(); });
  replaceRange(gaps_, window.first, count, std::move(reading.gaps));
  const std::size_t edited = window.first + window.before;
  const bool alone = quiet && reading.steps.size() == count &&
                     window.before + window.after + 1 == old.size() &&
                     Span{old[window.before].base + 2,
                          old[window.before].base +
                              static_cast<Offset>(old[window.before].step->source.size()) - 1}
                         .contains(replaced);
  if (alone) {
    editedAlone_ = old[window.before].step;
    editedIndex_ = edited;
  }
  takeSteps(window.first, count, std::move(reading.steps), old);
  return true;
}

void Model::takeHead(Reading& reading) {
  pipeline_.head = std::move(reading.head);
  pipeline_.secondDocument = reading.secondDocument;
  headProblems_ = std::move(reading.headProblems);
  const Value root = pipeline_.root();
  pipeline_.stepsValue = root[stepsKey];
  pipeline_.headReferences.clear();
  for (const auto [key, value] : root.entries()) {
    if (key.text() == stepsKey) continue;
    auto found = findReferences(value, pipeline_.source, std::string_view() / key.text());
    std::move(found.begin(), found.end(), std::back_inserter(pipeline_.headReferences));
  }
}

/// `made` takes the places of `count` steps from `first` on, which `old` begins with and keeps
/// alive.
void Model::takeSteps(std::size_t first, std::size_t count, std::vector<PlacedStep> made,
                      const std::vector<PlacedStep>& old) {
  std::vector<PlacedStep>& steps = pipeline_.steps;
  const bool sameCount = made.size() == count;
  replaceRange(steps, first, count, std::move(made));
  if (!sameCount) return indexIds();
  for (std::size_t i = 0; i < count; ++i) {
    if (steps[first + i].step != old[i].step)
      followId(static_cast<std::uint32_t>(first + i), old[i].step->id);
  }
}

/// The index follows the id of one step that was read anew; its keys are the bytes of the steps.
void Model::followId(std::uint32_t index, const std::string& before) {
  auto& byId = pipeline_.byId;
  const std::string& now = pipeline_.steps[index].step->id;
  if (const auto entry = byId.find(before); entry == byId.end() || entry->second == index) {
    // Another step of the old name may be its first one now.
    if (before != now && pipeline_.repeatedIds > 0) return indexIds();
    if (entry != byId.end()) byId.erase(entry);
  } else {
    --pipeline_.repeatedIds;
  }
  if (now.empty()) return;
  const auto [entry, isNew] = byId.try_emplace(now, index);
  if (isNew) return;
  ++pipeline_.repeatedIds;
  if (entry->second < index) return;
  byId.erase(entry);
  byId.emplace(now, index);
}

void Model::indexIds() {
  pipeline_.byId.clear();
  pipeline_.byId.reserve(pipeline_.steps.size());
  pipeline_.repeatedIds = 0;
  for (std::size_t i = 0; i < pipeline_.steps.size(); ++i) {
    const std::string& id = pipeline_.steps[i].step->id;
    if (id.empty()) continue;
    const bool isNew = pipeline_.byId.try_emplace(id, static_cast<std::uint32_t>(i)).second;
    pipeline_.repeatedIds += isNew ? 0 : 1;
  }
}

}  // namespace osiris::oml
