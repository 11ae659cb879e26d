// Who reads and writes a dataset, in all files of a workspace.
#pragma once

#include <memory>
#include <vector>

#include "ide/dataset.h"
#include "lsp/snapshot.h"
#include "lsp/workspace_index.h"

namespace osiris::lsp {

/// A place of one dataset.
struct DatasetPlace {
  std::shared_ptr<const IndexedFile> file;
  ide::DatasetUse::Kind kind = ide::DatasetUse::Kind::read;
  text::Range range;  ///< of the table or path
};

/// All places of the same dataset, as far as the index goes; of open documents as they are in the
/// editor. None where it is not certain which dataset is meant.
[[nodiscard]] std::vector<DatasetPlace> placesOf(const Snapshot& snapshot,
                                                 const project::Workspace& workspace,
                                                 const ide::DatasetName& dataset);

}  // namespace osiris::lsp
