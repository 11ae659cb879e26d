#include "lsp/handlers/rename.h"

#include <string_view>

#include "ide/connection_names.h"
#include "ide/rename.h"
#include "ide/rename_connection.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/document_names.h"
#include "lsp/rename_connection.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {

namespace {

using protocol::Json;

std::unexpected<protocol::ResponseError> refused(const Error& error) {
  return protocol::failed(protocol::ErrorCode::requestFailed,
                          error.hint.empty() ? error.message : error.message + "; " + error.hint);
}

protocol::Reply<Json> prepared(const Session& session, const OpenFile& open,
                               const ide::Occurrence& found) {
  text::Span span = found.span;
  std::string_view name = found.symbol.name;
  if (found.symbol.kind == ide::SymbolKind::connection) {
    const auto alias = ide::aliasOf(open.file.text(), found);
    if (!alias) return refused({"not_renameable", "this is not '@family.alias'", ""});
    span = *alias;
    name = project::connectionName(name).alias;
  }
  return Json{{"range", protocol::toJson(rangeOf(session, open, span))}, {"placeholder", name}};
}

}  // namespace

protocol::Reply<Json> prepareRename(Session& session, protocol::PositionParams params) {
  const auto asked = askedFile(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const OpenFile& open = **asked;
  const auto at = open.file.lines().offset(open.file.text(), params.position, session.encoding);
  if (const oml::Pipeline* pipeline = open.file.pipeline()) {
    const auto found = ide::renameable(*pipeline, at);
    if (!found) return refused(found.error());
    return prepared(session, open, *found);
  }
  const auto connection = ide::connectionAt(open.file.kind(), open.file.text(), at);
  if (!connection) return Json();
  return prepared(session, open, *connection);
}

protocol::Reply<Json> rename(const Snapshot& snapshot, protocol::RenameParams params,
                             const Job& job) {
  const auto asked = snapshot.document(params.at.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  const text::Offset at = document.offset(params.at.position);
  const auto occurrence = occurrenceAt(document, at);
  if (occurrence && occurrence->symbol.kind == ide::SymbolKind::connection) {
    const auto edit = renameConnection(snapshot, document, occurrence->symbol, params.newName, job);
    if (!edit) return refused(edit.error());
    return protocol::toJson(*edit);
  }
  if (!document.pipeline) return Json();
  const auto edits = ide::rename(*document.pipeline, at, params.newName);
  if (!edits) return refused(edits.error());
  WorkspaceEditBuilder edit(snapshot.capabilities);
  edit.add(document, *edits);
  return protocol::toJson(edit.take());
}

Json renameProvider(const Session& session) {
  if (!session.capabilities.prepareRename) return true;
  return {{"prepareProvider", true}};
}

}  // namespace osiris::lsp
