// Edits of core as an edit that the client can apply.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>

#include "ide/code_action.h"
#include "lsp/protocol/document.h"
#include "lsp/session.h"
#include "text/span.h"

namespace osiris::lsp {

/// Edits to one open file: with its version where the client takes `documentChanges`, so that it
/// can refuse what has been overtaken.
[[nodiscard]] protocol::WorkspaceEdit workspaceEdit(const Session& session, const OpenFile& open,
                                                    std::span<const text::Edit> edits);

/// A change of an open file, and of another file where it has one. Nothing when the client cannot
/// create the file that is needed.
[[nodiscard]] std::optional<protocol::WorkspaceEdit> workspaceEdit(Session& session,
                                                                   const OpenFile& open,
                                                                   const ide::Change& change);

/// Edits of many documents as one, with what each is for where the client shows that.
class WorkspaceEditBuilder {
 public:
  explicit WorkspaceEditBuilder(const protocol::ClientCapabilities& capabilities);

  /// Each document once.
  void add(const DocumentState& document, std::span<const text::Edit> edits,
           const protocol::ChangeAnnotation& annotation = {});
  [[nodiscard]] protocol::WorkspaceEdit take() { return std::move(edit_); }

 private:
  [[nodiscard]] std::string annotated(const protocol::ChangeAnnotation& annotation);

  bool annotates_;
  protocol::WorkspaceEdit edit_;
};

}  // namespace osiris::lsp
