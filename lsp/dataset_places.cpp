#include "lsp/dataset_places.h"

namespace osiris::lsp {

std::vector<DatasetPlace> placesOf(const Snapshot& snapshot, const project::Workspace& workspace,
                                   const ide::DatasetName& dataset) {
  using Kind = ide::DatasetUse::Kind;
  const std::string id = ide::datasetId(dataset, workspace);
  std::vector<DatasetPlace> places;
  if (id.empty()) return places;
  for (const auto& file : filesOf(snapshot)) {
    if (file->root != workspace.root()) continue;
    for (const IndexedSymbol& each : file->symbols) {
      if (each.dataset == nullptr || each.dataset->family != dataset.family ||
          ide::datasetId(*each.dataset, workspace) != id)
        continue;
      const bool writes = each.kind == ide::FileSymbol::Kind::written;
      places.push_back({file, writes ? Kind::written : Kind::read, each.range});
    }
  }
  return places;
}

}  // namespace osiris::lsp
