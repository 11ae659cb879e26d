#include "lsp/handlers/document_symbol.h"

#include "ide/document_symbol.h"
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

protocol::Json treeOf(const DocumentState& document, const std::vector<DocumentSymbol>& symbols) {
  protocol::Json tree = protocol::Json::array();
  for (const DocumentSymbol& each : symbols) {
    protocol::Json symbol = {{"name", each.name},
                             {"kind", kindOf(each.kind)},
                             {"range", protocol::toJson(document.range(each.span))},
                             {"selectionRange", protocol::toJson(document.range(each.nameSpan))}};
    if (!each.detail.empty()) symbol["detail"] = each.detail;
    if (!each.children.empty()) symbol["children"] = treeOf(document, each.children);
    tree.push_back(std::move(symbol));
  }
  return tree;
}

void addFlat(const DocumentState& document, const std::vector<DocumentSymbol>& symbols,
             const std::string& container, protocol::Json& list) {
  for (const DocumentSymbol& each : symbols) {
    const protocol::Location location{document.uri, document.range(each.span)};
    protocol::Json symbol = {
        {"name", each.name}, {"kind", kindOf(each.kind)}, {"location", protocol::toJson(location)}};
    if (!container.empty()) symbol["containerName"] = container;
    list.push_back(std::move(symbol));
    addFlat(document, each.children, each.name, list);
  }
}

}  // namespace

protocol::Reply<protocol::Json> documentSymbol(const Snapshot& snapshot,
                                               protocol::DocumentParams params, const Job&) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  if (!document.pipeline) return protocol::Json::array();
  const auto symbols = ide::documentSymbols(*document.pipeline);
  if (snapshot.capabilities.symbolTree) return treeOf(document, symbols);
  protocol::Json list = protocol::Json::array();
  addFlat(document, symbols, "", list);
  return list;
}

}  // namespace osiris::lsp
