#include "lsp/bindings.h"

#include <algorithm>
#include <array>

#include "lsp/handlers/code_action.h"
#include "lsp/handlers/completion.h"
#include "lsp/handlers/definition.h"
#include "lsp/handlers/did_change.h"
#include "lsp/handlers/did_change_watched_files.h"
#include "lsp/handlers/did_close.h"
#include "lsp/handlers/did_open.h"
#include "lsp/handlers/did_save.h"
#include "lsp/handlers/document_highlight.h"
#include "lsp/handlers/document_symbol.h"
#include "lsp/handlers/exit.h"
#include "lsp/handlers/folding_range.h"
#include "lsp/handlers/formatting.h"
#include "lsp/handlers/hover.h"
#include "lsp/handlers/initialize.h"
#include "lsp/handlers/initialized.h"
#include "lsp/handlers/references.h"
#include "lsp/handlers/rename.h"
#include "lsp/handlers/selection_range.h"
#include "lsp/handlers/shutdown.h"

namespace osiris::lsp {
namespace {

template <auto value>
protocol::Json constant(const Session&) {
  return value;
}

protocol::Json saveOptions(const Session&) { return {{"includeText", false}}; }

constexpr int incrementalSync = 2;

constexpr auto table = std::to_array<Binding>({
    // The session's life.
    request<initialize>("initialize", {"/positionEncoding", positionEncoding}),
    notification<initialized>("initialized"),
    request<shutdown>("shutdown"),
    notification<exit>("exit"),

    // What the client has open. On the session thread, in the order in which it came.
    notification<didOpen>("textDocument/didOpen", {"/textDocumentSync/openClose", constant<true>}),
    notification<didChange>("textDocument/didChange",
                            {"/textDocumentSync/change", constant<incrementalSync>}),
    notification<didSave>("textDocument/didSave", {"/textDocumentSync/save", saveOptions}),
    notification<didClose>("textDocument/didClose",
                           {"/textDocumentSync/openClose", constant<true>}),
    notification<didChangeWatchedFiles>("workspace/didChangeWatchedFiles"),

    // Questions about an open document.
    request<codeAction>("textDocument/codeAction", {"/codeActionProvider", codeActionProvider}),
    request<completion>("textDocument/completion", {"/completionProvider", completionProvider}),
    request<definition>("textDocument/definition", {"/definitionProvider", constant<true>}),
    request<documentHighlight>("textDocument/documentHighlight",
                               {"/documentHighlightProvider", constant<true>}),
    request<documentSymbol>("textDocument/documentSymbol",
                            {"/documentSymbolProvider", constant<true>}),
    request<foldingRange>("textDocument/foldingRange", {"/foldingRangeProvider", constant<true>}),
    request<formatting>("textDocument/formatting", {"/documentFormattingProvider", constant<true>}),
    request<hover>("textDocument/hover", {"/hoverProvider", constant<true>}),
    request<prepareRename>("textDocument/prepareRename"),
    request<references>("textDocument/references", {"/referencesProvider", constant<true>}),
    request<rename>("textDocument/rename", {"/renameProvider", renameProvider}),
    request<selectionRange>("textDocument/selectionRange",
                            {"/selectionRangeProvider", constant<true>}),
});

}  // namespace

std::span<const Binding> bindings() { return table; }

const Binding* findBinding(std::string_view method) {
  const auto* const found = std::ranges::find(table, method, &Binding::method);
  return found == table.end() ? nullptr : found;
}

protocol::Json serverCapabilities(const Session& session) {
  protocol::Json capabilities = protocol::Json::object();
  for (const auto& binding : table) {
    const auto& [pointer, value] = binding.capability;
    if (value == nullptr) continue;
    auto offered = value(session);
    if (offered.is_null()) continue;
    capabilities[protocol::Json::json_pointer(std::string(pointer))] = std::move(offered);
  }
  return capabilities;
}

}  // namespace osiris::lsp
