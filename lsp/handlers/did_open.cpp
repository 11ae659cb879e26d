#include "lsp/handlers/did_open.h"

#include <string>
#include <utility>

#include "base/path.h"
#include "lsp/protocol/uri.h"

namespace osiris::lsp {
namespace {

/// A path for a document that has none, such as `untitled:Untitled-1`: named as the client calls
/// it, with the ending that says what the author has chosen to write.
std::string untitledPath(const protocol::TextDocumentItem& document,
                         const project::Workspace& workspace) {
  const auto& uri = document.uri;
  auto name = protocol::percentDecoded(uri.substr(uri.find(':') + 1));
  if (document.languageId == "oml" && path::extension(name) != ".oml") name += ".oml";
  return path::join(workspace.root(), name);
}

check::File makeFile(Session& session, protocol::TextDocumentItem document) {
  if (auto path = protocol::pathOfUri(document.uri)) {
    auto workspace = session.workspaces.of(*path);
    return {*std::move(path), std::move(document.text), std::move(workspace)};
  }
  auto workspace = session.workspaces.ofUntitled();
  auto path = untitledPath(document, *workspace);
  return {std::move(path), std::move(document.text), std::move(workspace)};
}

}  // namespace

protocol::Reply<void> didOpen(Session& session, protocol::DidOpenTextDocumentParams params) {
  auto& document = params.textDocument;
  auto uri = document.uri;
  const auto version = document.version;
  session.files.open({std::move(uri), version, makeFile(session, std::move(document))});
  return {};
}

}  // namespace osiris::lsp
