// Who waits for whom.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "oml/pipeline.h"

namespace osiris::oml {

/// A step needs another.
struct Edge {
  std::uint32_t to = 0;
  const Need* need = nullptr;  ///< the item of `needs` that says so; null where nothing is written
};

/// What every step of a pipeline needs, as far as it can be understood. Valid as long as the
/// pipeline stays as it is.
///
/// One array for all edges: ten thousand steps are nothing unusual in a test, and one walk over
/// them is most of what a keystroke in an id costs. What the rules ask of every step is answered
/// by that same walk.
class StepGraph {
 public:
  StepGraph() = default;  ///< of no steps
  explicit StepGraph(const Pipeline& pipeline);
  /// What one step needs, at the cost of that step.
  [[nodiscard]] static std::vector<Edge> needsOf(const Pipeline& pipeline, std::uint32_t step);

  [[nodiscard]] std::size_t size() const { return starts_.empty() ? 0 : starts_.size() - 1; }
  /// What a step needs.
  [[nodiscard]] std::span<const Edge> needs(std::size_t step) const {
    return {edges_.data() + starts_[step], edges_.data() + starts_[step + 1]};
  }
  /// False when some `needs` cannot be understood: then nobody knows what nobody needs.
  [[nodiscard]] bool isComplete() const { return complete_; }
  /// Whether every step needs earlier ones only: then there is no circle to look for.
  [[nodiscard]] bool looksBackOnly() const { return looksBackOnly_; }
  /// Steps whose `needs` names no step, the step itself, or one step twice; in order.
  [[nodiscard]] std::span<const std::uint32_t> doubtful() const { return doubtful_; }

 private:
  void addStep(const Pipeline& pipeline, std::uint32_t index);
  void addEdge(const Pipeline& pipeline, std::string_view id, const Need* need);
  [[nodiscard]] bool isDoubtful(std::uint32_t index, std::size_t firstEdge) const;

  std::vector<std::uint32_t> starts_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> doubtful_;
  bool complete_ = true;
  bool looksBackOnly_ = true;
};

}  // namespace osiris::oml
