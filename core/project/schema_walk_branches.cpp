#include <algorithm>

#include "project/schema_walk.h"

namespace osiris::project {

using syntax::Value;
using Branches = std::vector<const SchemaNode*>;

bool SchemaWalk::branchesFit(const SchemaNode& node, const Value& value, const Place& place) {
  bool all = true;
  for (const Branches& branches : node.allOf) {
    for (const SchemaNode* branch : branches) all = fits(*branch, value, place) && all;
  }
  for (const Branches& branches : node.anyOf) all = anyFits(node, branches, value, place) && all;
  for (const Branches& branches : node.oneOf) all = oneFits(node, branches, value, place) && all;
  for (const SchemaNode* branch : node.negated) {
    const Trial trial = branch == nullptr ? Trial{true, false} : tryFit(*branch, value, place);
    if (trial.fits && !trial.uncertain)
      all = finding(node, value, place, "not", &Words::notThisValue);
  }
  for (const Conditional& condition : node.conditionals)
    all = conditionFits(condition, value, place) && all;
  return all;
}

bool SchemaWalk::anyFits(const SchemaNode& node, const Branches& branches, const Value& value,
                         const Place& place) {
  const auto isFit = [&](const SchemaNode* branch) { return tryFit(*branch, value, place).fits; };
  return std::ranges::any_of(branches, isFit) || noBranch(node, branches, value, place, "anyOf");
}

bool SchemaWalk::oneFits(const SchemaNode& node, const Branches& branches, const Value& value,
                         const Place& place) {
  std::size_t fitting = 0;
  bool uncertain = false;
  for (const SchemaNode* branch : branches) {
    const Trial trial = tryFit(*branch, value, place);
    if (trial.fits) ++fitting;
    uncertain = uncertain || trial.uncertain;
  }
  if (fitting == 0) return noBranch(node, branches, value, place, "oneOf");
  return fitting == 1 || uncertain || finding(node, value, place, "oneOf", &Words::severalForms);
}

bool SchemaWalk::conditionFits(const Conditional& condition, const Value& value,
                               const Place& place) {
  if (condition.when == nullptr) return true;
  const Trial trial = tryFit(*condition.when, value, place);
  if (trial.uncertain) return true;
  const SchemaNode* chosen = trial.fits ? condition.then : condition.otherwise;
  return chosen == nullptr || fits(*chosen, value, place);
}

bool SchemaWalk::noBranch(const SchemaNode& node, const Branches& branches, const Value& value,
                          const Place& place, const char* keyword) {
  if (found_ == nullptr) return false;
  const std::string here = pointerTo(place);
  const auto isAboutKind = [&](const SchemaViolation& violation) {
    return violation.path == here && (violation.keyword == "type" || violation.keyword == "oneOf" ||
                                      violation.keyword == "anyOf");
  };
  std::vector<SchemaViolation> nearest;
  for (const SchemaNode* branch : branches) {
    std::vector<SchemaViolation> found;
    SchemaWalk walk(schema_, secrets_, &found);
    walk.visits_ = visits_;
    walk.depth_ = depth_;
    walk.fits(*branch, value, place);
    visits_ = walk.visits_;
    const bool isOfAnotherKind = found.empty() || std::ranges::any_of(found, isAboutKind);
    if (!isOfAnotherKind && (nearest.empty() || found.size() < nearest.size()))
      nearest = std::move(found);
  }
  if (nearest.empty()) return finding(node, value, place, keyword, &Words::expected);
  // A secret's place is known to the walk that found it, so its words are as careful as ours.
  std::ranges::move(nearest, std::back_inserter(*found_));
  return false;
}

SchemaWalk::Trial SchemaWalk::tryFit(const SchemaNode& node, const Value& value,
                                     const Place& place) {
  SchemaWalk walk(schema_, secrets_, nullptr);
  walk.visits_ = visits_;
  walk.depth_ = depth_;
  const bool isFit = walk.fits(node, value, place);
  visits_ = walk.visits_;
  return {isFit, walk.uncertain_};
}

}  // namespace osiris::project
