// Lineage for people (text, Mermaid, DOT) and for programs (JSON).
#pragma once

#include <string>
#include <vector>

#include "plan/lineage_graph.h"

namespace osiris::report {

/// What there is to tell of: edges in the order to tell them in, and steps that could not be
/// followed to the end.
struct LineageFindings {
  struct Gap {
    std::string pipeline;
    std::string step;
  };
  std::vector<plan::LineageEdge> edges;
  std::vector<Gap> gaps;
};

/// A dataset after the other, each column with the columns behind it. What a terminal would obey is
/// replaced.
[[nodiscard]] std::string lineageText(const LineageFindings& findings);
/// `{"version":1,"edges":[…],"gaps":[…]}`, indented.
[[nodiscard]] std::string lineageJson(const LineageFindings& findings);
/// Datasets as boxes, pipelines as arrows: a Mermaid flowchart.
[[nodiscard]] std::string lineageMermaid(const LineageFindings& findings);
/// The same for Graphviz.
[[nodiscard]] std::string lineageDot(const LineageFindings& findings);

}  // namespace osiris::report
