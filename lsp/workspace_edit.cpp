#include "lsp/workspace_edit.h"

#include <utility>
#include <vector>

#include "lsp/diagnostic_translator.h"

namespace osiris::lsp {

protocol::WorkspaceEdit workspaceEdit(const Session& session, const OpenFile& open,
                                      std::span<const text::Edit> edits) {
  std::vector<protocol::TextEdit> translated;
  for (const auto& [span, newText] : edits) {
    translated.push_back({rangeOf(session, open, span), newText});
  }
  protocol::WorkspaceEdit edit;
  if (session.capabilities.documentChanges) {
    edit.documentChanges = {{{open.uri, open.version}, std::move(translated)}};
  } else {
    edit.changes = {{open.uri, std::move(translated)}};
  }
  return edit;
}

}  // namespace osiris::lsp
