// That the validator finds what is wrong: messages as a server must not send them, each beside one
// that is right.
import type { Model } from './model';
import { Validator } from './validator';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
const markdown = { kind: 'markdown', value: 'text' };
const symbol = { name: 'a', kind: 12, range, selectionRange: range };

/** Method, an answer that is right, and answers that are not. */
const answers: [string, unknown, unknown[]][] = [
  [
    'textDocument/hover',
    { contents: markdown, range },
    [
      {},
      { contents: { kind: 'html', value: '' } },
      { contents: { ...markdown, more: 1 } },
      { contents: markdown, range, more: 1 },
      { contents: markdown, range: { start: range.start } },
      { contents: markdown, range: { start: range.end, end: range.start } },
      { contents: markdown, range: { ...range, start: { line: 1, character: 2.5 } } },
      { contents: markdown, range: { ...range, start: { line: -1, character: 0 } } },
      'text',
      [],
    ],
  ],
  ['textDocument/definition', [{ uri: 'file:///a', range }], [[{ uri: 'file:///a' }], [null], { range }, true]],
  [
    'textDocument/completion',
    [{ label: 'a', kind: 1, insertTextFormat: 2, textEdit: { range, newText: '' } }],
    [[{ kind: 1 }], [{ label: 'a', kind: 26 }], [{ label: 'a', kind: '1' }], [{ label: 'a', textEdit: { range } }], { items: [] }],
  ],
  [
    'textDocument/documentSymbol',
    [{ ...symbol, children: [symbol] }],
    [
      [{ ...symbol, kind: 0 }],
      [{ ...symbol, children: [{}] }],
      [{ ...symbol, selectionRange: { ...range, end: { line: 2, character: 0 } } }],
    ],
  ],
  ['textDocument/selectionRange', [{ range, parent: { range } }], [[null], [{ range, parent: null }]]],
  ['textDocument/semanticTokens/full', { data: [0, 0, 1, 0, 0] }, [{ data: [0, 0] }, { data: [0, -1, 1, 0, 0] }, []]],
  ['textDocument/rename', { changes: { 'file:///a': [{ range, newText: 'b' }] } }, [{ changes: { 'file:///a': [{ range }] } }]],
  ['shutdown', null, [{}, true]],
];

export function selfCheck(model: Model): string[] {
  const validator = new Validator(model.checker);
  const problems: string[] = [];
  for (const [name, right, wrong] of answers) {
    const { result } = model.methods.get(name)!;
    const found = validator.problems(right, result!);
    if (found.length > 0) problems.push(`self-check: ${name} refused ${JSON.stringify(right)}: ${found}`);
    for (const each of wrong) {
      const accepted = validator.problems(each, result!).length === 0;
      if (accepted) problems.push(`self-check: ${name} accepted ${JSON.stringify(each)}`);
    }
  }
  return problems;
}
