#include "lsp/handlers/rename.h"

#include "ide/rename.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {

namespace {

std::unexpected<protocol::ResponseError> refused(const Error& error) {
  return protocol::failed(protocol::ErrorCode::requestFailed,
                          error.hint.empty() ? error.message : error.message + "; " + error.hint);
}

}  // namespace

protocol::Reply<protocol::Json> prepareRename(Session& session, protocol::PositionParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json();
  const auto found =
      ide::renameable(*(*asked)->pipeline, (*asked)->offset(session, params.position));
  if (!found) return refused(found.error());
  return protocol::Json{{"range", protocol::toJson(rangeOf(session, *(*asked)->open, found->span))},
                        {"placeholder", found->symbol.name}};
}

protocol::Reply<protocol::Json> rename(Session& session, protocol::RenameParams params) {
  const auto asked = askedPipeline(session, params.at.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json();
  const auto edits = ide::rename(*(*asked)->pipeline, (*asked)->offset(session, params.at.position),
                                 params.newName);
  if (!edits) return refused(edits.error());
  return protocol::toJson(workspaceEdit(session, *(*asked)->open, *edits));
}

protocol::Json renameProvider(const Session& session) {
  if (!session.capabilities.prepareRename) return true;
  return {{"prepareProvider", true}};
}

}  // namespace osiris::lsp
