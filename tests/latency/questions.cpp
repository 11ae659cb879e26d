#include "questions.h"

#include <array>
#include <string_view>

#include "lsp/protocol/position.h"

namespace osiris::latency {
namespace {

using lsp::protocol::toJson;

constexpr auto ofDocument = std::to_array<std::string_view>(
    {"textDocument/codeLens", "textDocument/documentLink", "textDocument/documentSymbol",
     "textDocument/foldingRange", "textDocument/formatting", "textDocument/semanticTokens/full",
     "textDocument/semanticTokens/full/delta", "textDocument/diagnostic"});

constexpr auto ofPlace = std::to_array<std::string_view>(
    {"textDocument/completion", "textDocument/completion", "textDocument/hover",
     "textDocument/hover", "textDocument/definition", "textDocument/declaration",
     "textDocument/references", "textDocument/documentHighlight", "textDocument/prepareRename",
     "textDocument/rename", "textDocument/linkedEditingRange", "textDocument/prepareCallHierarchy",
     "textDocument/onTypeFormatting", "textDocument/selectionRange"});

constexpr auto ofRange = std::to_array<std::string_view>(
    {"textDocument/codeAction", "textDocument/inlayHint", "textDocument/rangeFormatting",
     "textDocument/semanticTokens/range"});

/// What some of the methods want besides; the others pass over it.
Json document(const std::string& uri) {
  return {{"textDocument", {{"uri", uri}}},
          {"options", {{"tabSize", 2}, {"insertSpaces", true}}},
          {"previousResultId", "1"}};
}

Question aboutWorkspace(const std::function<std::uint32_t(std::size_t)>& below) {
  static constexpr auto queries =
      std::to_array<std::string_view>({"", "e", "write", "ExtractOrders", "mysql.shop", "zzz"});
  switch (below(8)) {
    case 0:
      return {"workspace/executeCommand",
              {{"command", "osiris.explain"}, {"arguments", {"unknown_key"}}}};
    case 1:
      return {"workspace/executeCommand", {{"command", "osiris.serverStatus"}}};
    case 2:
      return {"workspace/diagnostic", {{"previousResultIds", Json::array()}}};
    default:
      return {"workspace/symbol", {{"query", queries[below(queries.size())]}}};
  }
}

}  // namespace

Question anyQuestion(const std::string& uri, Typist& typist,
                     const std::function<std::uint32_t(std::size_t)>& below) {
  const std::uint32_t kind = below(20);
  if (kind == 0) return aboutWorkspace(below);
  Json params = document(uri);
  if (kind < 5) return {std::string(ofDocument[below(ofDocument.size())]), std::move(params)};
  if (kind < 8) {
    params["range"] = toJson(typist.linesNearby());
    params["context"] = {{"diagnostics", Json::array()}};
    return {std::string(ofRange[below(ofRange.size())]), std::move(params)};
  }
  const auto place = below(2) == 0 ? typist.caret() : typist.anywhereNearby();
  params["position"] = toJson(place);
  params["positions"] = Json::array({toJson(place)});
  params["context"] = {{"includeDeclaration", true}};
  params["newName"] = "renamed-step";
  params["ch"] = "\n";
  return {std::string(ofPlace[below(ofPlace.size())]), std::move(params)};
}

}  // namespace osiris::latency
