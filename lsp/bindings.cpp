#include "lsp/bindings.h"

#include <fmt/format.h>

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
#include "lsp/handlers/semantic_tokens.h"
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
    request<initialize>("initialize",
                        "the handshake: folders, the encoding of positions, what both sides can do",
                        {"/positionEncoding", positionEncoding}),
    notification<initialized>(
        "initialized",
        "the client is ready: files that describe a workspace are watched from here on"),
    request<shutdown>("shutdown", "the last answer; after it only `exit`"),
    notification<exit>("exit", "the end; exit code 0 after `shutdown`, else 1"),

    // What the client has open. On the session thread, in the order in which it came.
    notification<didOpen>("textDocument/didOpen",
                          "a document is the client's from here on, `untitled:` ones too",
                          {"/textDocumentSync/openClose", constant<true>}),
    notification<didChange>("textDocument/didChange",
                            "several changes in one message apply in order",
                            {"/textDocumentSync/change", constant<incrementalSync>}),
    notification<didSave>("textDocument/didSave",
                          "a document that describes the workspace has it read again",
                          {"/textDocumentSync/save", saveOptions}),
    notification<didClose>("textDocument/didClose",
                           "the document is the disk's again, its diagnostics go",
                           {"/textDocumentSync/openClose", constant<true>}),
    notification<didChangeWatchedFiles>("workspace/didChangeWatchedFiles",
                                        "a change of `osiris.yaml`, `osiris_connections.yaml`, "
                                        "`.env` or a spec checks open files again"),

    // Questions about an open document.
    request<codeAction>(
        "textDocument/codeAction",
        "fixes of the diagnostics in the range; `source.fixAll` applies all safe ones; adding keys "
        "that are missing, a value as a parameter, a secret moved to the connections file, "
        "`table` and `query`, styles of lists; `source.organize.osiris` orders the keys of steps, "
        "`source.sortSteps.osiris` the steps",
        {"/codeActionProvider", codeActionProvider}),
    request<codeActionResolve>("codeAction/resolve",
                               "the edits of an action, for a client that asks for them later"),
    request<completion>(
        "textDocument/completion",
        "keys, whole steps, components, modes, config keys and values, ids in "
        "`needs`, `${…}`, connections, paths, parameters and profiles; in SQL the tables of"
        " needed steps, their columns, functions and words; a list with "
        "defaults for a client that knows them",
        {"/completionProvider", completionProvider}),
    request<completionResolve>("completionItem/resolve",
                               "what an item is, for a client that asks for it later"),
    request<definition>(
        "textDocument/definition",
        "of a step id (also as `df_…` in SQL), a parameter, a connection, a component's own spec",
        {"/definitionProvider", constant<true>}),
    request<documentHighlight>(
        "textDocument/documentHighlight",
        "all places in the document that name the same; where it is given counts as writing",
        {"/documentHighlightProvider", constant<true>}),
    request<documentSymbol>("textDocument/documentSymbol", "sections, parameters, profiles, steps",
                            {"/documentSymbolProvider", constant<true>}),
    request<foldingRange>("textDocument/foldingRange",
                          "maps, lists and blocks of text of more than a line",
                          {"/foldingRangeProvider", constant<true>}),
    request<formatting>("textDocument/formatting", "as `osiris fmt`, with the smallest edits",
                        {"/documentFormattingProvider", constant<true>}),
    request<hover>("textDocument/hover",
                   "a field's type, default and choices; a step's neighbours; a parameter in each "
                   "profile; which variables of a connection are set; where a column in "
                   "SQL comes from and its type",
                   {"/hoverProvider", constant<true>}),
    request<prepareRename>("textDocument/prepareRename", "the name that would change"),
    request<references>("textDocument/references",
                        "of a step or parameter in its document, of a connection in all open ones",
                        {"/referencesProvider", constant<true>}),
    request<rename>("textDocument/rename",
                    "a step with its `needs`, `${…}` and `df_…` tables, a parameter with its "
                    "profiles; refused with the reason where it would change the meaning",
                    {"/renameProvider", renameProvider}),
    request<selectionRange>("textDocument/selectionRange",
                            "name, value, pair, map, step, steps, document",
                            {"/selectionRangeProvider", constant<true>}),
    request<semanticTokensFull>("textDocument/semanticTokens/full",
                                "keys, ids, components, references, values, and SQL in its blocks",
                                {"/semanticTokensProvider", semanticTokensProvider}),
    request<semanticTokensRange>("textDocument/semanticTokens/range",
                                 "the same for the lines that are shown"),
});

}  // namespace

std::span<const Binding> bindings() { return table; }

std::string bindingTable() {
  std::string text = "| method | kind | what it means here |\n|---|---|---|\n";
  for (const Binding& binding : table) {
    text += fmt::format("| `{}` | {} | {} |\n", binding.method,
                        binding.kind == Binding::Kind::request ? "request" : "notification",
                        binding.meaning);
  }
  return text;
}

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
