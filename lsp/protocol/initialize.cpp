#include "lsp/protocol/initialize.h"

#include <algorithm>

namespace osiris::lsp::protocol {
namespace {

void readPublishDiagnostics(ObjectReader& reader, ClientCapabilities& out) {
  reader.optional("relatedInformation", out.relatedInformation)
      .optional("versionSupport", out.diagnosticVersion)
      .optional("codeDescriptionSupport", out.codeDescription)
      .optional("dataSupport", out.diagnosticData)
      .inside("tagSupport",
              [&](ObjectReader& tags) { tags.optional("valueSet", out.diagnosticTags); });
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// Whether a client asks for that part of an item when it needs it.
bool resolves(ObjectReader& reader, std::string_view property) {
  std::vector<std::string> properties;
  reader.inside("resolveSupport",
                [&](ObjectReader& support) { support.optional("properties", properties); });
  return holds(properties, property);
}

void readCodeAction(ObjectReader& reader, ClientCapabilities& out) {
  bool data = false;
  reader.optional("isPreferredSupport", out.isPreferred)
      .optional("dataSupport", data)
      .inside("codeActionLiteralSupport", [&](ObjectReader&) { out.codeActionLiterals = true; });
  out.resolvesCodeActionEdit = data && resolves(reader, "edit");
}

void readCompletion(ObjectReader& reader, CompletionCapabilities& out) {
  reader
      .inside("completionItem",
              [&](ObjectReader& item) {
                std::vector<std::string> formats;
                item.optional("documentationFormat", formats)
                    .optional("snippetSupport", out.snippets)
                    .optional("commitCharactersSupport", out.commitCharacters)
                    .optional("insertReplaceSupport", out.insertReplace)
                    .optional("labelDetailsSupport", out.labelDetails)
                    .inside("insertTextModeSupport", [&](ObjectReader& modes) {
                      modes.optional("valueSet", out.insertTextModes);
                    });
                item.inside("resolveSupport", [&](ObjectReader& support) {
                  support.optional("properties", out.resolves);
                });
                out.markdown = holds(formats, "markdown");
              })
      .inside("completionList",
              [&](ObjectReader& list) { list.optional("itemDefaults", out.itemDefaults); });
}

void readTextDocument(ObjectReader& reader, ClientCapabilities& out) {
  reader
      .inside("publishDiagnostics",
              [&](ObjectReader& inner) { readPublishDiagnostics(inner, out); })
      .inside("codeAction", [&](ObjectReader& inner) { readCodeAction(inner, out); })
      .inside("hover",
              [&](ObjectReader& inner) {
                std::vector<std::string> formats;
                inner.optional("contentFormat", formats);
                out.hoverMarkdown = holds(formats, "markdown");
              })
      .inside("completion", [&](ObjectReader& inner) { readCompletion(inner, out.completion); })
      .inside("rename",
              [&](ObjectReader& inner) { inner.optional("prepareSupport", out.prepareRename); })
      .inside("diagnostic", [&](ObjectReader&) { out.pullDiagnostics = true; })
      .inside("semanticTokens",
              [&](ObjectReader& inner) {
                out.semanticTokens = true;
                inner.inside("requests", [&](ObjectReader& requests) {
                  requests.inside("full", [&](ObjectReader& full) {
                    full.optional("delta", out.semanticTokensDelta);
                  });
                });
              })
      .inside("callHierarchy", [&](ObjectReader&) { out.callHierarchy = true; })
      .inside("documentLink",
              [&](ObjectReader& inner) {
                out.documentLink = true;
                inner.optional("tooltipSupport", out.documentLinkTooltip);
              })
      .inside("linkedEditingRange", [&](ObjectReader&) { out.linkedEditingRange = true; })
      .inside("onTypeFormatting", [&](ObjectReader&) { out.onTypeFormatting = true; })
      .inside("rangeFormatting",
              [&](ObjectReader& inner) { inner.optional("rangesSupport", out.rangesFormatting); })
      .inside("codeLens", [&](ObjectReader&) { out.codeLens = true; })
      .inside("inlayHint",
              [&](ObjectReader& inner) {
                out.inlayHint = true;
                out.inlayHintResolve = resolves(inner, "tooltip");
              })
      .inside("documentSymbol", [&](ObjectReader& inner) {
        inner.optional("hierarchicalDocumentSymbolSupport", out.symbolTree);
      });
}

void readWorkspace(ObjectReader& reader, ClientCapabilities& out) {
  reader.optional("applyEdit", out.applyEdit)
      .optional("workspaceFolders", out.workspaceFolders)
      .inside("workspaceEdit",
              [&](ObjectReader& edit) {
                std::vector<std::string> operations;
                edit.optional("documentChanges", out.documentChanges)
                    .optional("resourceOperations", operations)
                    .inside("changeAnnotationSupport",
                            [&](ObjectReader&) { out.changeAnnotations = true; });
                out.createFiles = holds(operations, "create");
              })
      .optional("configuration", out.configuration)
      .inside("textDocumentContent", [&](ObjectReader&) { out.textDocumentContent = true; })
      .inside("didChangeConfiguration",
              [&](ObjectReader& inner) {
                inner.optional("dynamicRegistration", out.configurationDynamic);
              })
      .inside("fileOperations",
              [&](ObjectReader& files) { files.optional("willRename", out.willRenameFiles); })
      .inside("diagnostics",
              [&](ObjectReader& inner) { inner.optional("refreshSupport", out.diagnosticRefresh); })
      .inside("inlayHint",
              [&](ObjectReader& inner) { inner.optional("refreshSupport", out.inlayHintRefresh); })
      .inside("codeLens",
              [&](ObjectReader& inner) { inner.optional("refreshSupport", out.codeLensRefresh); })
      .inside(
          "semanticTokens",
          [&](ObjectReader& inner) { inner.optional("refreshSupport", out.semanticTokensRefresh); })
      .inside("didChangeWatchedFiles", [&](ObjectReader& watched) {
        watched.optional("dynamicRegistration", out.watchedFilesDynamic);
      });
}

}  // namespace

bool fromJson(const Json& value, ClientCapabilities& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(
      reader
          .inside("general",
                  [&](ObjectReader& general) {
                    general.optional("positionEncodings", out.positionEncodings);
                  })
          .inside("window",
                  [&](ObjectReader& window) {
                    window.optional("workDoneProgress", out.workDoneProgress);
                  })
          .inside("workspace", [&](ObjectReader& workspace) { readWorkspace(workspace, out); })
          .inside("textDocument", [&](ObjectReader& inner) { readTextDocument(inner, out); }));
}

bool fromJson(const Json& value, WorkspaceFolder& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri));
}

bool fromJson(const Json& value, InitializeParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.optional("capabilities", out.capabilities)
                  .optional("workspaceFolders", out.workspaceFolders)
                  .optional("rootUri", out.rootUri)
                  .optional("processId", out.processId)
                  .optional("rootPath", out.rootPath)
                  .optional("initializationOptions", out.initializationOptions)
                  .inside("initializationOptions", [&](ObjectReader& options) {
                    options.optional("commands", out.capabilities.commands);
                  }));
}

Json toJson(const InitializeResult& result) {
  return {{"capabilities", result.capabilities},
          {"serverInfo", {{"name", "osiris"}, {"version", result.serverVersion}}}};
}

}  // namespace osiris::lsp::protocol
