// What a pipeline means and does not say: needs that are implied, values that stand for a name,
// defaults that hold.
#pragma once

#include <string>
#include <vector>

#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct InlayHint {
  text::Offset at = 0;  ///< the label is shown before this byte
  std::string label;
  std::string tooltip;  ///< CommonMark
};

/// Those within `within`, in order. Never a value from the environment, nor one that is secret by
/// its key, its component's spec or its parameter's declaration.
[[nodiscard]] std::vector<InlayHint> inlayHints(const oml::Pipeline& pipeline,
                                                const project::Workspace& workspace,
                                                text::Span within);

}  // namespace osiris::ide
