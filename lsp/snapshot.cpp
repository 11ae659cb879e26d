#include "lsp/snapshot.h"

#include <fmt/format.h>

#include "lsp/open_files.h"

namespace osiris::lsp {

protocol::Reply<std::shared_ptr<const DocumentState>> Snapshot::document(
    std::string_view uri) const {
  const auto found = documents.find(OpenFiles::keyOf(uri));
  if (found != documents.end()) return found->second;
  return protocol::failed(protocol::ErrorCode::invalidParams, fmt::format("'{}' is not open", uri));
}

}  // namespace osiris::lsp
