// What a pipeline means and does not say: needs that are implied, values that stand for a name,
// defaults that hold, columns that a query gives.
#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct InlayHint {
  text::Offset at = 0;  ///< the label is shown before this byte
  std::string label;
  std::string tooltip;  ///< CommonMark
};

/// What somebody wants to be told.
struct InlayHintOptions {
  bool needs = true;      ///< steps that a step without `needs` waits for
  bool values = true;     ///< the value behind `${params.x}`
  bool variables = true;  ///< whether `${VARIABLE}` is set
  bool defaults = true;   ///< defaults of config keys that are left out
  bool columns = true;    ///< what a query gives, as far as it is known
  /// Whose values of parameters are told; empty: the workspace's default profile.
  std::string profile;
  friend bool operator==(const InlayHintOptions&, const InlayHintOptions&) = default;
};

/// Those within `within`, in order. Never a value from the environment, nor one that is secret by
/// its key, its component's spec or its parameter's declaration. Headers of CSV files are looked
/// for in `files`; null: nowhere. Asking for columns may wait for the SQL engine.
[[nodiscard]] std::vector<InlayHint> inlayHints(const oml::Pipeline& pipeline,
                                                const project::Workspace& workspace,
                                                text::Span within,
                                                const InlayHintOptions& options = {},
                                                const FileSystem* files = nullptr);

}  // namespace osiris::ide
