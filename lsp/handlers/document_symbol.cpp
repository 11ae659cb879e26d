#include "lsp/handlers/document_symbol.h"

#include "ide/document_symbol.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/protocol/document.h"

namespace osiris::lsp {

namespace {

using ide::DocumentSymbol;

/// LSP's SymbolKind.
int kindOf(DocumentSymbol::Kind kind) {
  switch (kind) {
    case DocumentSymbol::Kind::section:
      return 3;  // Namespace
    case DocumentSymbol::Kind::param:
      return 13;  // Variable
    case DocumentSymbol::Kind::profile:
      return 19;  // Object
    case DocumentSymbol::Kind::step:
      return 12;  // Function
  }
  return 3;
}

protocol::Json treeOf(const Session& session, const OpenFile& open,
                      const std::vector<DocumentSymbol>& symbols) {
  protocol::Json tree = protocol::Json::array();
  for (const DocumentSymbol& each : symbols) {
    protocol::Json symbol = {
        {"name", each.name},
        {"kind", kindOf(each.kind)},
        {"range", protocol::toJson(rangeOf(session, open, each.span))},
        {"selectionRange", protocol::toJson(rangeOf(session, open, each.nameSpan))}};
    if (!each.detail.empty()) symbol["detail"] = each.detail;
    if (!each.children.empty()) symbol["children"] = treeOf(session, open, each.children);
    tree.push_back(std::move(symbol));
  }
  return tree;
}

void addFlat(const Session& session, const OpenFile& open,
             const std::vector<DocumentSymbol>& symbols, const std::string& container,
             protocol::Json& list) {
  for (const DocumentSymbol& each : symbols) {
    const protocol::Location location{open.uri, rangeOf(session, open, each.span)};
    protocol::Json symbol = {
        {"name", each.name}, {"kind", kindOf(each.kind)}, {"location", protocol::toJson(location)}};
    if (!container.empty()) symbol["containerName"] = container;
    list.push_back(std::move(symbol));
    addFlat(session, open, each.children, each.name, list);
  }
}

}  // namespace

protocol::Reply<protocol::Json> documentSymbol(Session& session, protocol::DocumentParams params) {
  const auto asked = askedPipeline(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return protocol::Json::array();
  const auto symbols = ide::documentSymbols(*(*asked)->pipeline);
  if (session.capabilities.symbolTree) return treeOf(session, *(*asked)->open, symbols);
  protocol::Json list = protocol::Json::array();
  addFlat(session, *(*asked)->open, symbols, "", list);
  return list;
}

}  // namespace osiris::lsp
