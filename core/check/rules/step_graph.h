// Who waits for whom.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "check/rule.h"

namespace osiris::check::rules {

/// A step needs another.
struct Edge {
  std::uint32_t to = 0;
  const oml::Need* need =
      nullptr;  ///< the item of `needs` that says so; null where nothing is written
};

/// Edges of all steps, one array for all: ten thousand steps are nothing unusual in a test.
class StepGraph {
 public:
  explicit StepGraph(const oml::Pipeline& pipeline);

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  /// What a step needs.
  [[nodiscard]] std::span<const Edge> needs(std::size_t step) const {
    return {edges_.data() + starts_[step], edges_.data() + starts_[step + 1]};
  }
  /// False when some `needs` cannot be understood: then nobody knows what nobody needs.
  [[nodiscard]] bool isComplete() const { return complete_; }

 private:
  void add(const oml::Pipeline& pipeline, std::uint32_t index);

  std::vector<std::uint32_t> starts_;
  std::vector<Edge> edges_;
  bool complete_ = true;
};

/// dependency_cycle, unreachable_step.
void checkCycles(const PipelineContext& context, const StepGraph& graph);
/// unused_step.
void checkUnused(const PipelineContext& context, const StepGraph& graph);

}  // namespace osiris::check::rules
