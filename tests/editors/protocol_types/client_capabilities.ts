// Two clients: one that knows all the server could send, one that knows nothing.
import type { ClientCapabilities } from 'vscode-languageserver-protocol';

const dynamicRegistration = true;
const refreshSupport = true;

export const knowsNothing: ClientCapabilities = {};

export const knowsAll: ClientCapabilities = {
  general: { positionEncodings: ['utf-8', 'utf-16'] },
  window: { workDoneProgress: true, showDocument: { support: true }, showMessage: {} },
  workspace: {
    applyEdit: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create', 'rename', 'delete'] },
    didChangeConfiguration: { dynamicRegistration },
    didChangeWatchedFiles: { dynamicRegistration, relativePatternSupport: true },
    symbol: { dynamicRegistration, resolveSupport: { properties: ['location.range'] } },
    executeCommand: { dynamicRegistration },
    workspaceFolders: true,
    configuration: true,
    textDocumentContent: { dynamicRegistration },
    semanticTokens: { refreshSupport },
    codeLens: { refreshSupport },
    inlayHint: { refreshSupport },
    diagnostics: { refreshSupport },
    fileOperations: { dynamicRegistration, willRename: true, didRename: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration, didSave: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: {
      contextSupport: true,
      insertTextMode: 2,
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
        insertTextModeSupport: { valueSet: [1, 2] },
        resolveSupport: { properties: ['documentation', 'detail'] },
      },
    },
    definition: { linkSupport: true },
    declaration: { linkSupport: true },
    references: {},
    documentHighlight: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source', 'source.fixAll'] } },
    },
    codeLens: { dynamicRegistration },
    documentLink: { tooltipSupport: true },
    inlayHint: { resolveSupport: { properties: ['tooltip', 'textEdits', 'label.tooltip', 'label.location'] } },
    formatting: {},
    rangeFormatting: { rangesSupport: true },
    onTypeFormatting: {},
    rename: { prepareSupport: true },
    linkedEditingRange: {},
    foldingRange: { lineFoldingOnly: true },
    selectionRange: {},
    callHierarchy: {},
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    diagnostic: { relatedDocumentSupport: true },
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: ['property', 'function', 'type', 'variable', 'string', 'number', 'keyword'],
      tokenModifiers: ['declaration'],
      formats: ['relative'],
      augmentsSyntaxTokens: true,
    },
  },
};
