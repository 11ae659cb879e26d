// Walks a value beside its compiled schema and collects what does not fit. Inside `project` only.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "project/schema.h"
#include "project/schema_node.h"
#include "project/schema_place.h"
#include "project/schema_words.h"
#include "syntax/value.h"

namespace osiris::project {

/// One walk over one value. A walk that collects nothing stops at the first thing that does not
/// fit.
class SchemaWalk {
 public:
  SchemaWalk(const Schema::Compiled& schema, std::span<const std::string> secrets,
             std::vector<SchemaViolation>* found)
      : schema_(schema), secrets_(secrets), found_(found) {}

  /// True when the value fits, as far as that can be known.
  bool fits(const SchemaNode& node, const syntax::Value& value, const Place& place);
  /// A map of which unknown and missing keys are not judged, only what keys hold.
  bool entriesFit(const SchemaNode& node, const syntax::Value& map, const Place& place);
  /// Something was not judged: an unfinished value, a `${…}`, or more than a sane configuration
  /// holds.
  [[nodiscard]] bool isUncertain() const { return uncertain_; }

 private:
  // schema_walk.cpp
  bool shapeFits(const SchemaNode& node, const syntax::Value& value, const Place& place);
  bool leavesFit(const SchemaNode& node, const syntax::Value& value, const Place& place);
  bool lengthFits(const SchemaNode& node, const syntax::Value& value, const Place& place);
  bool sizeFits(const SchemaNode& node, const syntax::Value& value, const Place& place,
                std::size_t size);
  [[nodiscard]] Secrecy secrecyAt(const Place& place) const;

  // schema_walk_list.cpp
  bool listFits(const SchemaNode& node, const syntax::Value& list, const Place& place);
  bool itemFits(const SchemaNode& node, const syntax::Value& item, const Place& place);
  bool itemsDiffer(const SchemaNode& node, const syntax::Value& list, const Place& place);
  bool containsFits(const SchemaNode& node, const syntax::Value& list, const Place& place);

  // schema_walk_map.cpp
  bool mapFits(const SchemaNode& node, const syntax::Value& map, const Place& place);
  bool entryFits(const SchemaNode& node, const syntax::Entry& entry, const Place& place,
                 TopLevelKeys keys);
  /// A key is text, whatever it looks like, and known, whatever it holds.
  [[nodiscard]] bool keyFits(const SchemaNode& node, std::string_view key) const;
  bool nameFits(const SchemaNode& node, const syntax::Entry& entry, const Place& place);
  bool unknownKey(const SchemaNode& node, const syntax::Entry& entry, const Place& place);
  bool requiredFit(const SchemaNode& node, const syntax::Value& map, const Place& place);
  bool dependencyFits(const SchemaNode& node, const Dependency& dependency,
                      const syntax::Value& map, const Place& place);

  // schema_walk_branches.cpp
  bool branchesFit(const SchemaNode& node, const syntax::Value& value, const Place& place);
  bool anyFits(const SchemaNode& node, const std::vector<const SchemaNode*>& branches,
               const syntax::Value& value, const Place& place);
  bool oneFits(const SchemaNode& node, const std::vector<const SchemaNode*>& branches,
               const syntax::Value& value, const Place& place);
  bool conditionFits(const Conditional& condition, const syntax::Value& value, const Place& place);
  /// What a value is said to lack that fits no branch: of the branch that was meant, if one was.
  bool noBranch(const SchemaNode& node, const std::vector<const SchemaNode*>& branches,
                const syntax::Value& value, const Place& place, const char* keyword);
  /// A walk that only asks. It shares the budget, so that branches within branches cannot multiply.
  struct Trial {
    bool fits;
    bool uncertain;
  };
  Trial tryFit(const SchemaNode& node, const syntax::Value& value, const Place& place);

  /// Notes a finding where findings are collected. Always false.
  template <typename Message>
  bool finding(const SchemaNode& node, const syntax::Value& value, const Place& place,
               const char* keyword, Message message, std::vector<std::string> allowed = {}) {
    if (found_ == nullptr || found_->size() >= mostFindings) return false;
    const Words words{place, node.json, value, secrecyAt(place)};
    found_->push_back(
        {value, pointerTo(place), keyword, std::invoke(message, words), std::move(allowed)});
    return false;
  }

  /// With nobody to tell, the first misfit is the answer.
  [[nodiscard]] bool isDone(bool fitsSoFar) const { return !fitsSoFar && found_ == nullptr; }

  static constexpr std::size_t mostFindings = 200;
  static constexpr std::size_t mostVisits = 100'000;
  static constexpr int deepest = 64;

  const Schema::Compiled& schema_;
  std::span<const std::string> secrets_;
  std::vector<SchemaViolation>* found_;
  std::size_t visits_ = 0;
  int depth_ = 0;
  bool uncertain_ = false;
};

}  // namespace osiris::project
