// The lineage of a whole workspace: which columns of which datasets come from which, through all
// pipelines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

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
};

/// Names are kept once, so that ten thousand pipelines fit. Built by one thread, then free to
/// share.
class LineageGraph {
 public:
  /// What a pipeline's writers make. `stepIds` are those of `steps`.
  void add(std::string_view pipeline, const std::vector<StepLineage>& steps,
           const std::vector<std::string>& stepIds);

  enum class Direction : std::uint8_t { upstream, downstream };
  /// All edges that lead to a node, or from it, over any number of datasets; nearest first, then by
  /// name. A node without a column stands for the dataset with all its columns.
  [[nodiscard]] std::vector<LineageEdge> closure(const LineageNode& from,
                                                 Direction direction) const;
  /// All edges, in the order in which they were added.
  [[nodiscard]] std::vector<LineageEdge> edges() const;
  /// Sorted.
  [[nodiscard]] std::vector<std::string> datasets() const;
  /// Of a dataset, as far as they are known, sorted.
  [[nodiscard]] std::vector<std::string> columnsOf(std::string_view dataset) const;

 private:
  using Name = std::uint32_t;
  using Node = std::uint64_t;  ///< dataset and column
  struct Edge {
    Node from = 0;
    Node to = 0;
    Name pipeline = 0;
    Name step = 0;
    sql::Influence influence = sql::Influence::identity;
  };

  [[nodiscard]] Name intern(std::string_view name);
  [[nodiscard]] std::optional<Name> known(std::string_view name) const;
  [[nodiscard]] Node node(std::string_view dataset, std::string_view column);
  [[nodiscard]] LineageNode named(Node node) const;
  [[nodiscard]] LineageEdge named(const Edge& edge) const;
  void addEdge(Edge edge);
  [[nodiscard]] std::vector<Node> nodesOf(const LineageNode& node) const;

  std::vector<std::string> names_;
  std::unordered_map<std::string, Name> ids_;
  std::vector<Edge> edges_;
  std::unordered_map<Node, std::vector<std::uint32_t>> outgoing_;
  std::unordered_map<Node, std::vector<std::uint32_t>> incoming_;
  std::unordered_set<Node> known_;
  std::unordered_map<Name, std::vector<Node>> nodes_;  ///< of each dataset
};

}  // namespace osiris::plan
