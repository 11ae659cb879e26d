// The handshake: what a client can do, what it has open, and what it gets from us.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/diagnostic.h"
#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

/// textDocument.completion.completionItem, where nothing else is said.
struct CompletionCapabilities {
  bool markdown = false;  ///< completionItem.documentationFormat holds "markdown"
  bool snippets = false;              ///< snippetSupport
  bool commitCharacters = false;      ///< commitCharactersSupport
  bool insertReplace = false;         ///< insertReplaceSupport
  bool labelDetails = false;          ///< labelDetailsSupport
  std::vector<std::string> resolves;  ///< resolveSupport.properties
  std::vector<std::uint32_t> insertTextModes;  ///< insertTextModeSupport.valueSet
  std::vector<std::string> itemDefaults;  ///< textDocument.completion.completionList.itemDefaults
};

/// Of a client's capabilities, those that change what we send. LSP's tree is flattened; each
/// comment gives the place in it.
struct ClientCapabilities {
  /// general.positionEncodings, the client's favourite first.
  std::vector<std::string> positionEncodings;
  bool applyEdit = false;  ///< workspace.applyEdit
  bool workspaceFolders = false;  ///< workspace.workspaceFolders
  bool documentChanges = false;  ///< workspace.workspaceEdit.documentChanges
  bool createFiles = false;  ///< workspace.workspaceEdit.resourceOperations holds "create"
  bool workDoneProgress = false;  ///< window.workDoneProgress
  bool willRenameFiles = false;  ///< workspace.fileOperations.willRename
  bool changeAnnotations = false;  ///< workspace.workspaceEdit.changeAnnotationSupport is there
  bool watchedFilesDynamic = false;  ///< workspace.didChangeWatchedFiles.dynamicRegistration
  bool textDocumentContent = false;  ///< workspace.textDocumentContent is there
  bool configuration = false;  ///< workspace.configuration
  bool configurationDynamic = false;  ///< workspace.didChangeConfiguration.dynamicRegistration
  bool codeActionLiterals = false;  ///< textDocument.codeAction.codeActionLiteralSupport is there
  bool isPreferred = false;  ///< textDocument.codeAction.isPreferredSupport
  bool resolvesCodeActionEdit = false;  ///< codeAction.dataSupport and resolveSupport of "edit"
  bool hoverMarkdown = false;  ///< textDocument.hover.contentFormat holds "markdown"
  CompletionCapabilities completion;
  bool prepareRename = false;  ///< textDocument.rename.prepareSupport
  bool semanticTokens = false;  ///< textDocument.semanticTokens is there
  bool semanticTokensDelta = false;  ///< textDocument.semanticTokens.requests.full.delta
  bool callHierarchy = false;  ///< textDocument.callHierarchy is there
  bool documentLink = false;  ///< textDocument.documentLink is there
  bool documentLinkTooltip = false;  ///< its tooltipSupport
  bool linkedEditingRange = false;  ///< textDocument.linkedEditingRange is there
  bool onTypeFormatting = false;  ///< textDocument.onTypeFormatting is there
  bool rangesFormatting = false;  ///< textDocument.rangeFormatting.rangesSupport
  bool codeLens = false;  ///< textDocument.codeLens is there
  bool inlayHint = false;  ///< textDocument.inlayHint is there
  bool inlayHintResolve = false;  ///< "tooltip" in its resolveSupport.properties
  bool symbolTree = false;  ///< textDocument.documentSymbol.hierarchicalDocumentSymbolSupport
  bool pullDiagnostics = false;  ///< textDocument.diagnostic is there
  bool diagnosticRefresh = false;  ///< workspace.diagnostics.refreshSupport
  bool inlayHintRefresh = false;  ///< workspace.inlayHint.refreshSupport
  bool codeLensRefresh = false;  ///< workspace.codeLens.refreshSupport
  bool semanticTokensRefresh = false;  ///< workspace.semanticTokens.refreshSupport
  // textDocument.publishDiagnostics:
  bool relatedInformation = false;  ///< relatedInformation
  bool diagnosticVersion = false;  ///< versionSupport
  bool codeDescription = false;  ///< codeDescriptionSupport
  bool diagnosticData = false;  ///< dataSupport
  std::vector<std::uint32_t> diagnosticTags;  ///< tagSupport.valueSet
  /// initializationOptions.commands: the commands of docs/protocol.md that the client runs itself.
  std::vector<std::string> commands;
};

struct WorkspaceFolder {
  std::string uri;
};

struct InitializeParams {
  ClientCapabilities capabilities;
  std::optional<std::vector<WorkspaceFolder>> workspaceFolders;
  std::optional<std::string> rootUri;  ///< older clients, instead of workspaceFolders
  std::optional<std::int32_t> processId;  ///< of the client; null when it wants not to be watched
  std::optional<std::string> rootPath;  ///< still older clients
  Json initializationOptions;
};

struct InitializeResult {
  Json capabilities;
  std::string serverVersion;
};

bool fromJson(const Json& value, ClientCapabilities& out, const Path& path);
bool fromJson(const Json& value, WorkspaceFolder& out, const Path& path);
bool fromJson(const Json& value, InitializeParams& out, const Path& path);

Json toJson(const InitializeResult& result);

}  // namespace osiris::lsp::protocol
