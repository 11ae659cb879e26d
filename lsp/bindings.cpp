#include "lsp/bindings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lsp/handlers/call_hierarchy.h"
#include "lsp/handlers/code_action.h"
#include "lsp/handlers/code_lens.h"
#include "lsp/handlers/completion.h"
#include "lsp/handlers/declaration.h"
#include "lsp/handlers/definition.h"
#include "lsp/handlers/diagnostic.h"
#include "lsp/handlers/did_change.h"
#include "lsp/handlers/did_change_configuration.h"
#include "lsp/handlers/did_change_watched_files.h"
#include "lsp/handlers/did_change_workspace_folders.h"
#include "lsp/handlers/did_close.h"
#include "lsp/handlers/did_open.h"
#include "lsp/handlers/did_save.h"
#include "lsp/handlers/document_highlight.h"
#include "lsp/handlers/document_link.h"
#include "lsp/handlers/document_symbol.h"
#include "lsp/handlers/execute_command.h"
#include "lsp/handlers/exit.h"
#include "lsp/handlers/folding_range.h"
#include "lsp/handlers/formatting.h"
#include "lsp/handlers/hover.h"
#include "lsp/handlers/initialize.h"
#include "lsp/handlers/initialized.h"
#include "lsp/handlers/inlay_hint.h"
#include "lsp/handlers/linked_editing_range.h"
#include "lsp/handlers/on_type_formatting.h"
#include "lsp/handlers/references.h"
#include "lsp/handlers/rename.h"
#include "lsp/handlers/selection_range.h"
#include "lsp/handlers/semantic_tokens.h"
#include "lsp/handlers/shutdown.h"
#include "lsp/handlers/text_document_content.h"
#include "lsp/handlers/will_rename_files.h"
#include "lsp/handlers/workspace_symbol.h"

namespace osiris::lsp {
namespace {

template <auto value>
protocol::Json constant(const Session&) {
  return value;
}

protocol::Json workspaceFolders(const Session& session) {
  if (!session.capabilities.workspaceFolders) return nullptr;
  return {{"supported", true}, {"changeNotifications", true}};
}

protocol::Json saveOptions(const Session&) { return {{"includeText", false}}; }

constexpr int incrementalSync = 2;

constexpr auto everyBinding = std::to_array<Binding>({
    // The session's life.
    request<initialize>("initialize",
                        "the handshake: folders, the encoding of positions, what both sides can do",
                        {"/positionEncoding", positionEncoding}),
    notification<initialized>(
        "initialized",
        "the client is ready: files that describe a workspace are watched from here on, settings "
        "asked for"),
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
    notification<didChangeConfiguration>(
        "workspace/didChangeConfiguration",
        "the settings of docs/settings.md, in the message or asked for by "
        "`workspace/configuration`; what is shown follows at once"),
    notification<didChangeWatchedFiles>("workspace/didChangeWatchedFiles",
                                        "a change of `osiris.yaml`, `osiris_connections.yaml`, "
                                        "`.env` or a spec checks open files again"),
    notification<didChangeWorkspaceFolders>(
        "workspace/didChangeWorkspaceFolders",
        "the client's folders are others: documents are checked, files read again",
        {"/workspace/workspaceFolders", workspaceFolders}),

    // Questions about an open document.
    request<codeAction>(
        "textDocument/codeAction",
        "fixes of the diagnostics in the range; `source.fixAll` applies all safe ones; adding keys "
        "that are missing, a value as a parameter, a secret moved to the connections file, "
        "`table` and `query`, styles of lists; `source.organize.osiris` orders the keys of steps, "
        "`source.sortSteps.osiris` the steps",
        {"/codeActionProvider", codeActionProvider}),
    request<codeLens>("textDocument/codeLens", "above each step, how often it is referred to",
                      {"/codeLensProvider", codeLensProvider}),
    request<codeLensResolve>("codeLens/resolve",
                             "the count, and the places as `osiris.showReferences`"),
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
    request<declaration>("textDocument/declaration",
                         "as the definition; of a parameter without the values of profiles",
                         {"/declarationProvider", constant<true>}),
    request<definition>(
        "textDocument/definition",
        "of a step id (also as `df_…` in SQL), a parameter, an anchor, a connection, a component's "
        "spec: one of the workspace, or ours in a client with `workspace.textDocumentContent`; of "
        "a "
        "table or file that a step reads where other pipelines write it",
        {"/definitionProvider", constant<true>}),
    request<documentDiagnostic>("textDocument/diagnostic",
                                "the diagnostics of a document, for a client that asks for them "
                                "instead of being told; unchanged ones are said to be so",
                                {"/diagnosticProvider", diagnosticProvider}),
    request<documentHighlight>(
        "textDocument/documentHighlight",
        "all places in the document that name the same; where it is given counts as writing",
        {"/documentHighlightProvider", constant<true>}),
    request<documentLink>("textDocument/documentLink",
                          "files that `filesystem.*` steps name and that are there, the "
                          "workspace's own specs, connections",
                          {"/documentLinkProvider", documentLinkProvider}),
    request<documentLinkResolve>("documentLink/resolve", "the line in the connections file"),
    request<documentSymbol>("textDocument/documentSymbol", "sections, parameters, profiles, steps",
                            {"/documentSymbolProvider", constant<true>}),
    request<foldingRange>("textDocument/foldingRange",
                          "maps, lists and blocks of text of more than a line",
                          {"/foldingRangeProvider", constant<true>}),
    request<formatting>("textDocument/formatting", "as `osiris fmt`, with the smallest edits",
                        {"/documentFormattingProvider", constant<true>}),
    request<hover>("textDocument/hover",
                   "a field's type, default and choices; a step's neighbours; a parameter in each "
                   "profile; which variables of a connection are set; what an anchor stands for; "
                   "where a column in SQL comes from and its type",
                   {"/hoverProvider", constant<true>}),
    request<inlayHint>("textDocument/inlayHint",
                       "implied `needs`, the value behind `${params.x}`, whether `${VARIABLE}` is "
                       "set, defaults of config keys that are left out, the columns that a query "
                       "gives",
                       {"/inlayHintProvider", inlayHintProvider}),
    request<inlayHintResolve>("inlayHint/resolve", "who gives the value; all defaults that hold"),
    request<linkedEditingRange>("textDocument/linkedEditingRange",
                                "all places of a step id, parameter or anchor; none where a `df_…` "
                                "table spells it otherwise",
                                {"/linkedEditingRangeProvider", linkedEditingRangeProvider}),
    request<onTypeFormatting>("textDocument/onTypeFormatting",
                              "the indentation of a new line, and of a dash that begins one; never "
                              "within a block of text",
                              {"/documentOnTypeFormattingProvider", onTypeFormattingProvider}),
    request<prepareCallHierarchy>("textDocument/prepareCallHierarchy",
                                  "the step named here, else the one around",
                                  {"/callHierarchyProvider", callHierarchyProvider}),
    request<incomingCalls>("callHierarchy/incomingCalls",
                           "the steps that need the step, or read what it writes, in any pipeline"),
    request<outgoingCalls>("callHierarchy/outgoingCalls",
                           "the steps that it needs, or that write what it reads, in any "
                           "pipeline, with the places that say so"),
    request<prepareRename>("textDocument/prepareRename", "the name that would change"),
    request<rangeFormatting>(
        "textDocument/rangeFormatting",
        "of the edits of `formatting` the ones in the lines; lines stay where they are when "
        "moving them alone would change the meaning",
        {"/documentRangeFormattingProvider", rangeFormattingProvider}),
    request<rangesFormatting>("textDocument/rangesFormatting", "the same for several ranges"),
    request<references>(
        "textDocument/references",
        "of a step, parameter or anchor in its document, of a connection in all files of "
        "its workspace, also from where it is given; of a table or file where pipelines read and "
        "write it",
        {"/referencesProvider", constant<true>}),
    request<rename>(
        "textDocument/rename",
        "a step with its `needs`, `${…}` and `df_…` tables, a parameter with its "
        "profiles, an anchor; a connection in all files of its workspace, open or not; refused "
        "with the reason where it would change the meaning",
        {"/renameProvider", renameProvider}),
    request<selectionRange>(
        "textDocument/selectionRange",
        "name, value, pair, map, step, steps, document; in SQL a word, an item, a join, "
        "a clause, what brackets hold, a SELECT",
        {"/selectionRangeProvider", constant<true>}),
    request<semanticTokensFull>("textDocument/semanticTokens/full",
                                "keys, ids, components, references, values, and SQL in its blocks",
                                {"/semanticTokensProvider", semanticTokensProvider}),
    request<semanticTokensDelta>("textDocument/semanticTokens/full/delta",
                                 "what an edit changed of them, at a cost of the edit's size"),
    request<semanticTokensRange>("textDocument/semanticTokens/range",
                                 "the same for the lines that are shown"),

    // Questions about the workspace.
    request<executeCommand, commandWork>("workspace/executeCommand", "a command of the table below",
                                         {"/executeCommandProvider", executeCommandProvider}),
    request<workspaceDiagnostic>("workspace/diagnostic",
                                 "the diagnostics of every file of the client's folders, in parts "
                                 "where it takes parts"),
    request<willRenameFiles>("workspace/willRenameFiles",
                             "paths of `filesystem.*` steps, and folders and database files of "
                             "connections, follow what is moved; a pipeline's own paths count from "
                             "the project and stay",
                             {"/workspace/fileOperations/willRename", willRenameFilesOptions}),
    request<workspaceSymbol>("workspace/symbol",
                             "pipelines, steps, the tables and files they write and read, and "
                             "connections, by some of their letters",
                             {"/workspaceSymbolProvider", constant<true>}),
    request<textDocumentContent>(
        "workspace/textDocumentContent",
        "the page of a code (`osiris:rules/CODE.md`) and the spec of a component that ships with "
        "us (`osiris:components/NAME/spec.yaml`); they never change while the server runs",
        {"/workspace/textDocumentContent", textDocumentContentProvider}),
});

}  // namespace

std::span<const Binding> bindings() { return everyBinding; }

std::string bindingTable() {
  std::string text = "| method | kind | what it means here |\n|---|---|---|\n";
  for (const Binding& binding : everyBinding) {
    text += fmt::format("| `{}` | {} | {} |\n", binding.method,
                        binding.kind == Binding::Kind::request ? "request" : "notification",
                        binding.meaning);
  }
  return text;
}

const Binding* findBinding(std::string_view method) {
  const auto* const found = std::ranges::find(everyBinding, method, &Binding::method);
  return found == everyBinding.end() ? nullptr : found;
}

protocol::Json serverCapabilities(const Session& session) {
  protocol::Json capabilities = protocol::Json::object();
  for (const auto& binding : everyBinding) {
    const auto& [pointer, value] = binding.capability;
    if (value == nullptr) continue;
    auto offered = value(session);
    if (offered.is_null()) continue;
    capabilities[protocol::Json::json_pointer(std::string(pointer))] = std::move(offered);
  }
  return capabilities;
}

}  // namespace osiris::lsp
