#include "lsp/workspace_edit.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/uri.h"

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

namespace {

/// The other file's edits in its own lines: those of the editor where it is open there.
protocol::TextDocumentEdit otherEdit(Session& session, const ide::OtherFile& other) {
  const OpenFile* open = session.files.findPath(other.path);
  protocol::TextDocumentEdit edit;
  edit.textDocument.uri = open == nullptr ? protocol::uriOfPath(other.path) : open->uri;
  if (open != nullptr) edit.textDocument.version = open->version;
  for (const auto& [span, newText] : other.edits)
    edit.edits.push_back({locationIn(session, other.path, span).range, newText});
  return edit;
}

}  // namespace

std::optional<protocol::WorkspaceEdit> workspaceEdit(Session& session, const OpenFile& open,
                                                     const ide::Change& change) {
  protocol::WorkspaceEdit edit = workspaceEdit(session, open, change.edits);
  if (!change.other) return edit;
  const bool canCreate = session.capabilities.documentChanges && session.capabilities.createFiles;
  if (change.other->isNew && !canCreate) return std::nullopt;
  protocol::TextDocumentEdit other = otherEdit(session, *change.other);
  if (change.other->isNew) edit.createFiles.push_back(other.textDocument.uri);
  if (edit.documentChanges)
    edit.documentChanges->push_back(std::move(other));
  else
    (*edit.changes)[other.textDocument.uri] = std::move(other.edits);
  return edit;
}

WorkspaceEditBuilder::WorkspaceEditBuilder(const protocol::ClientCapabilities& capabilities)
    : annotates_(capabilities.documentChanges && capabilities.changeAnnotations) {
  if (capabilities.documentChanges)
    edit_.documentChanges.emplace();
  else
    edit_.changes.emplace();
}

void WorkspaceEditBuilder::add(const DocumentState& document, std::span<const text::Edit> edits,
                               const protocol::ChangeAnnotation& annotation) {
  const std::string annotationId = annotated(annotation);
  std::vector<protocol::TextEdit> translated;
  for (const auto& [span, newText] : edits)
    translated.push_back({document.range(span), newText, annotationId});
  if (edit_.documentChanges)
    edit_.documentChanges->push_back({{document.uri, document.version}, std::move(translated)});
  else
    edit_.changes->emplace(document.uri, std::move(translated));
}

/// The annotation's id, which the edit then has; empty where the client shows none.
std::string WorkspaceEditBuilder::annotated(const protocol::ChangeAnnotation& annotation) {
  if (!annotates_ || annotation.id.empty()) return {};
  auto& all = edit_.annotations;
  if (std::ranges::find(all, annotation.id, &protocol::ChangeAnnotation::id) == all.end())
    all.push_back(annotation);
  return annotation.id;
}

}  // namespace osiris::lsp
