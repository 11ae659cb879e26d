// Documents of a workspace as they are at this moment, open or not, for work that must not miss
// one.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"
#include "lsp/snapshot.h"
#include "lsp/workspace_index.h"
#include "lsp/workspaces.h"

namespace osiris::lsp {

using DocumentPtr = std::shared_ptr<const DocumentState>;

/// Which documents are looked for.
struct Wanted {
  enum class Parsing : std::uint8_t {
    always,
    whereNeeded,  ///< not where the index knows a file as it is now: its symbols are enough
  };
  std::string_view text;  ///< stands in each of them
  std::function<bool(const IndexedSymbol& symbol)> symbol;  ///< one of its symbols is such a one
  Parsing parsing = Parsing::always;
};

struct FoundDocument {
  DocumentPtr document;
  /// What the index has of this very text; null where the document is parsed. Valid as long as the
  /// snapshot.
  const IndexedFile* indexed = nullptr;
};

/// On a worker, for one request. Open documents are those of the editor, others are read from disk;
/// the index tells which, where it knows a file as it is now. So an answer is right while the index
/// is made or has missed a change, and soon there when it has not.
class WorkspaceDocuments {
 public:
  explicit WorkspaceDocuments(const Snapshot& snapshot);

  /// The documents of one workspace that may have what is wanted, sorted by path. All open ones are
  /// among them. Cut short when cancelled.
  [[nodiscard]] std::vector<FoundDocument> of(
      const std::shared_ptr<const project::Workspace>& workspace, const Wanted& wanted,
      const CancelToken& cancel);
  /// By its path, or the key of an open one; null when it cannot be read.
  [[nodiscard]] DocumentPtr read(const std::string& path);

 private:
  [[nodiscard]] std::vector<std::string> pathsOf(const project::Workspace& workspace) const;
  [[nodiscard]] FoundDocument readWanted(const std::string& path,
                                         const std::shared_ptr<const project::Workspace>& workspace,
                                         const Wanted& wanted);
  [[nodiscard]] const IndexedFile* known(const std::string& path) const;
  [[nodiscard]] DocumentPtr document(const std::string& path, std::string text);
  [[nodiscard]] std::shared_ptr<DocumentState> unparsed(const std::string& path,
                                                        std::string text) const;

  const Snapshot& snapshot_;
  Workspaces workspaces_;
};

}  // namespace osiris::lsp
