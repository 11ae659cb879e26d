// What is asked about a place in a document, by method, in the order in which it is asked. A method
// that the server offers and that has no line here fails the test.
import type { Diagnostic, Position, Range } from 'vscode-languageserver-protocol';

export interface Here {
  uri: string;
  position: Position;
  /** Around the position. */
  range: Range;
  diagnostics: Diagnostic[];
  commands: string[];
  /** What a method answered here before; lists are flattened, nothing is left out. */
  answers(method: string): any[];
}

type Params = (here: Here) => unknown[];

const ofDocument: Params = ({ uri }) => [{ textDocument: { uri } }];
const ofPosition: Params = ({ uri, position }) => [{ textDocument: { uri }, position }];
const ofRange: Params = ({ uri, range }) => [{ textDocument: { uri }, range }];
const options = { tabSize: 2, insertSpaces: true };

/** Each of the first few answers of another method. */
const eachOf =
  (method: string): Params =>
  (here) =>
    here.answers(method).slice(0, 5);

const eachItemOf =
  (method: string): Params =>
  (here) =>
    eachOf(method)(here).map((item) => ({ item }));

export const questions: Record<string, Params> = {
  'textDocument/hover': ofPosition,
  'textDocument/definition': ofPosition,
  'textDocument/declaration': ofPosition,
  'textDocument/typeDefinition': ofPosition,
  'textDocument/implementation': ofPosition,
  'textDocument/documentHighlight': ofPosition,
  'textDocument/linkedEditingRange': ofPosition,
  'textDocument/signatureHelp': ofPosition,
  'textDocument/moniker': ofPosition,
  'textDocument/references': ({ uri, position }) =>
    [true, false].map((includeDeclaration) => ({ textDocument: { uri }, position, context: { includeDeclaration } })),
  'textDocument/completion': ofPosition,
  'completionItem/resolve': (here) => here.answers('textDocument/completion').flatMap((list) => list.items ?? list).slice(0, 5),
  'textDocument/prepareRename': ofPosition,
  'textDocument/rename': ({ uri, position }) =>
    ['renamed-step', 'not a name: 1'].map((newName) => ({ textDocument: { uri }, position, newName })),
  'textDocument/documentSymbol': ofDocument,
  'textDocument/foldingRange': ofDocument,
  'textDocument/selectionRange': ({ uri, position }) => [
    { textDocument: { uri }, positions: [position, { line: 0, character: 0 }] },
    { textDocument: { uri }, positions: [] },
  ],
  'textDocument/codeAction': ({ uri, range, diagnostics }) => [
    { textDocument: { uri }, range, context: { diagnostics } },
    { textDocument: { uri }, range, context: { diagnostics, only: ['quickfix'], triggerKind: 2 } },
    { textDocument: { uri }, range, context: { diagnostics: [], only: ['source.fixAll'] } },
    { textDocument: { uri }, range, context: { diagnostics: [], only: ['refactor'] } },
  ],
  'codeAction/resolve': eachOf('textDocument/codeAction'),
  'textDocument/codeLens': ofDocument,
  'codeLens/resolve': eachOf('textDocument/codeLens'),
  'textDocument/documentLink': ofDocument,
  'documentLink/resolve': eachOf('textDocument/documentLink'),
  'textDocument/inlayHint': ofRange,
  'inlayHint/resolve': eachOf('textDocument/inlayHint'),
  'textDocument/formatting': ({ uri }) => [{ textDocument: { uri }, options }],
  'textDocument/rangeFormatting': ({ uri, range }) => [{ textDocument: { uri }, range, options }],
  'textDocument/rangesFormatting': ({ uri, range }) => [{ textDocument: { uri }, ranges: [range], options }],
  'textDocument/onTypeFormatting': ({ uri, position }) =>
    ['\n', '-'].map((ch) => ({ textDocument: { uri }, position, ch, options })),
  'textDocument/semanticTokens/full': ofDocument,
  'textDocument/semanticTokens/full/delta': ({ uri, answers }) => [
    ...answers('textDocument/semanticTokens/full').map(({ resultId }) => ({
      textDocument: { uri },
      previousResultId: resultId ?? '',
    })),
    { textDocument: { uri }, previousResultId: 'never given' },
  ],
  'textDocument/semanticTokens/range': ofRange,
  'textDocument/prepareCallHierarchy': ofPosition,
  'callHierarchy/incomingCalls': eachItemOf('textDocument/prepareCallHierarchy'),
  'callHierarchy/outgoingCalls': eachItemOf('textDocument/prepareCallHierarchy'),
  'textDocument/diagnostic': ofDocument,
  'workspace/diagnostic': () => [{ previousResultIds: [] }],
  'workspace/symbol': () => ['', 'orders'].map((query) => ({ query })),
  'workspaceSymbol/resolve': eachOf('workspace/symbol'),
  'workspace/executeCommand': ({ uri, commands }) => commands.map((command) => ({ command, arguments: [uri] })),
  'workspace/textDocumentContent': () =>
    ['rules/unknown_key.md', 'components/mysql.extractor/spec.yaml', 'nothing'].map((path) => ({ uri: `osiris:${path}` })),
  'workspace/willRenameFiles': ({ uri }) => [{ files: [{ oldUri: uri, newUri: `${uri}.new` }] }],
};

/** Methods whose questions do not depend on the place: they are asked once about a text. */
export const askedOnce: ReadonlySet<string> = new Set(
  Object.keys(questions).filter(
    (method) => questions[method] === ofDocument || method.startsWith('workspace/') || method.startsWith('workspaceSymbol/'),
  ),
);
