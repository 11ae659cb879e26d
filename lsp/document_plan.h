// What the change of an open pipeline will do: its text in the editor beside the base commit's.
#pragma once

#include <optional>
#include <string>

#include "base/cancel.h"
#include "lsp/snapshot.h"
#include "plan/plan.h"

namespace osiris::lsp {

struct DocumentPlan {
  plan::Plan plan;
  /// Why all of it counts as new: "there is no git repository"; empty where it does not.
  std::string allNew;
};

/// Reads all pipelines of the document's workspace, open ones as they are in the editor: for a
/// worker. Nothing when cancelled, or for a document that is no pipeline.
[[nodiscard]] std::optional<DocumentPlan> planOf(const Snapshot& snapshot,
                                                 const DocumentState& document,
                                                 const CancelToken& cancel);

}  // namespace osiris::lsp
