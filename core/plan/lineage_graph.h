// The lineage of a whole workspace: which columns of which datasets come from which, through all
// pipelines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plan/name_table.h"
#include "plan/pipeline_lineage.h"

namespace osiris::plan {

/// A column of a dataset; without a column its rows: which there are.
struct LineageNode {
  std::string dataset;
  std::string column;
  friend auto operator<=>(const LineageNode&, const LineageNode&) = default;
};

struct LineageEdge {
  LineageNode from;
  LineageNode to;
  sql::Influence influence = sql::Influence::identity;
  std::string pipeline;  ///< the path it was added with
  std::string step;      ///< that writes
  friend bool operator==(const LineageEdge&, const LineageEdge&) = default;
};

/// Names are kept once, so that ten thousand pipelines fit. Changed by one thread, else free to
/// share.
class LineageGraph {
 public:
  /// What a pipeline's writers make. `stepIds` are those of `steps`.
  void add(std::string_view pipeline, const std::vector<StepLineage>& steps,
           const std::vector<std::string>& stepIds);
  /// Forgets all that was added with that path; takes as long as that is much. To replace a
  /// pipeline: remove it, and add it again.
  void remove(std::string_view pipeline);

  enum class Direction : std::uint8_t { upstream, downstream };
  /// All edges that lead to a node, or from it, over any number of datasets; nearest first, then by
  /// name. A node without a column stands for the dataset with all its columns.
  [[nodiscard]] std::vector<LineageEdge> closure(const LineageNode& from,
                                                 Direction direction) const;
  /// All edges, in the order in which their pipelines were added.
  [[nodiscard]] std::vector<LineageEdge> edges() const;
  /// Sorted.
  [[nodiscard]] std::vector<std::string> datasets() const;
  /// Of a dataset, as far as they are known, sorted.
  [[nodiscard]] std::vector<std::string> columnsOf(std::string_view dataset) const;

 private:
  using Name = NameTable::Name;
  using Node = std::uint64_t;  ///< dataset and column
  struct Edge {
    Node from = 0;
    Node to = 0;
    Name pipeline = 0;
    Name step = 0;
    std::uint32_t fromPlace = 0;  ///< among those that lead from `from`
    std::uint32_t toPlace = 0;  ///< among those that lead to `to`
    sql::Influence influence = sql::Influence::identity;
  };
  /// What is known of a column, or of a dataset's rows.
  struct NodeState {
    std::vector<std::uint32_t> outgoing;
    std::vector<std::uint32_t> incoming;
    std::uint32_t uses = 0;  ///< by pipelines
    std::uint32_t place = 0;  ///< among its dataset's
  };
  /// What one pipeline brought.
  struct Part {
    std::uint64_t order = 0;
    std::vector<std::uint32_t> edges;
    std::vector<Node> nodes;
    std::vector<Name> steps;
  };

  [[nodiscard]] Node node(Part& part, std::string_view dataset, std::string_view column);
  void release(Node node);
  [[nodiscard]] LineageNode named(Node node) const;
  [[nodiscard]] LineageEdge named(const Edge& edge) const;
  void addEdge(Part& part, Edge edge);
  void removeEdge(std::uint32_t index);
  [[nodiscard]] std::vector<Node> nodesOf(const LineageNode& node) const;

  NameTable names_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> freeEdges_;  ///< of `edges_`, not in use
  std::unordered_map<Node, NodeState> states_;
  std::unordered_map<Name, std::vector<Node>> nodes_;  ///< of each dataset
  std::unordered_map<Name, Part> parts_;  ///< of each pipeline
  std::uint64_t added_ = 0;
};

}  // namespace osiris::plan
