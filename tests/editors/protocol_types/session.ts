// session OSIRIS WORKSPACE PROTOCOL-PAGE: speaks with `osiris lsp` as a client that this project did
// not write, asks everything that the server offers about every file of a workspace, and holds every
// message both ways against the types of the protocol's package.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  NullLogger,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';
import { knowsAll, knowsNothing } from './client_capabilities';
import { at, Model } from './model';
import { askedOnce, questions, type Here } from './questions';
import { Recorder } from './recorder';
import { selfCheck } from './self_check';
import { Validator } from './validator';

const [osiris, workspace, protocolPage] = process.argv.slice(2);
const folder = pathToFileURL(workspace).href;
const model = new Model();

interface Document {
  uri: string;
  languageId: string;
  text: string;
}

function documents(): Document[] {
  const names = fs.readdirSync(workspace, { recursive: true, encoding: 'utf-8' });
  const files = names.filter((name) => /\.(oml|yaml)$/.test(name)).sort();
  return [
    ...files.map((name) => ({
      uri: pathToFileURL(path.join(workspace, name)).href,
      languageId: name.endsWith('.oml') ? 'oml' : 'yaml',
      text: fs.readFileSync(path.join(workspace, name), 'utf-8'),
    })),
    { uri: 'untitled:Untitled-1', languageId: 'oml', text: 'steps:\n  - id: "ä😀"\n    needs: [' },
    { uri: `${folder}/empty.oml`, languageId: 'oml', text: '' },
    { uri: `${folder}/notes.txt`, languageId: 'plaintext', text: 'No pipeline at all.\n' },
  ];
}

/** What this client answers. */
function answerOf(method: string, params: any): unknown {
  if (method === 'workspace/applyEdit') return { applied: true };
  return method === 'workspace/configuration' ? params.items.map(() => null) : null;
}

class Session {
  readonly recorder = new Recorder(model, new Validator(model.checker));
  offered: InitializeResult['capabilities'] = {};
  private readonly published = new Map<string, Diagnostic[]>();
  private readonly server = spawn(osiris, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  private readonly ended = new Promise<number | null>((done) => this.server.on('exit', done));
  private readonly connection = createProtocolConnection(
    this.recorder.reader(new StreamMessageReader(this.server.stdout)),
    this.recorder.writer(new StreamMessageWriter(this.server.stdin)),
    NullLogger,
  );

  constructor(private readonly capabilities: ClientCapabilities) {
    this.recorder.capabilities = capabilities;
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(params.uri, params.diagnostics);
    });
    for (const { name, isRequest, direction } of model.methods.values()) {
      if (!isRequest || direction === 'clientToServer') continue;
      this.connection.onRequest(name, (params) => answerOf(name, params));
    }
    this.connection.listen();
  }

  async run(): Promise<void> {
    await this.begin();
    for (const document of documents()) await this.visit(document);
    await this.tell('workspace/didChangeConfiguration', { settings: { osiris: { codeLens: { enabled: false } } } });
    await this.tell('workspace/didChangeConfiguration', { settings: null });
    await this.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `${folder}/osiris.yaml`, type: 2 }] });
    if (this.offered.workspace?.workspaceFolders) {
      const elsewhere = { uri: `${folder}/elsewhere`, name: 'elsewhere' };
      await this.tell('workspace/didChangeWorkspaceFolders', { event: { added: [elsewhere], removed: [] } });
    }
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification('exit');
    const code = await this.ended;
    if (code !== 0) this.recorder.problems.add(`server: its exit code is ${code}`);
    for (const method of this.recorder.unanswered()) this.recorder.problems.add(`${method}: no answer`);
  }

  private tell(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  private async begin(): Promise<void> {
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      clientInfo: { name: 'protocol_types' },
      rootUri: folder,
      capabilities: this.capabilities,
      workspaceFolders: [{ uri: folder, name: 'workspace' }],
    });
    this.offered = result.capabilities;
    await this.tell('initialized', {});
  }

  /** A document's life: opened, asked about, changed, asked again, saved, closed. */
  private async visit({ uri, languageId, text }: Document): Promise<void> {
    const end = { line: text.split('\n').length, character: 0 };
    await this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    await this.askAbout(uri, text);
    const half = text.slice(0, Math.floor(text.length / 2));
    await this.tell('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 0, character: 0 }, end }, text: '' }, { text: half }],
    });
    await this.askAbout(uri, half);
    await this.tell('textDocument/didSave', { textDocument: { uri } });
    await this.tell('textDocument/didClose', { textDocument: { uri } });
  }

  /** At some places of a text: in the middle of words, at a line's end, beyond the last line. */
  private async askAbout(uri: string, text: string): Promise<void> {
    const lines = text.split('\n');
    const step = Math.max(1, Math.floor(lines.length / 6));
    for (let line = 0; line <= lines.length; line += step) {
      const length = lines[line]?.length ?? 0;
      const character = [length, Math.floor(length / 2), length - 1][line % 3];
      const methods = Object.keys(questions).filter((method) => line === 0 || !askedOnce.has(method));
      await this.askAt(uri, { line, character: Math.max(0, character) }, methods);
    }
  }

  private async askAt(uri: string, position: Position, methods: string[]): Promise<void> {
    const given = new Map<string, any[]>();
    const here: Here = {
      uri,
      position,
      range: { start: { line: position.line, character: 0 }, end: position },
      diagnostics: (this.published.get(uri) ?? []).filter(({ range }) => range.start.line === position.line),
      commands: this.offered.executeCommandProvider?.commands ?? [],
      answers: (method) => given.get(method) ?? [],
    };
    for (const method of methods) {
      if (!this.offers(method)) continue;
      const answers: any[] = [];
      for (const each of questions[method](here)) answers.push(await this.connection.sendRequest(method, each).catch(() => null));
      given.set(method, answers.flat().filter((answer) => answer !== null));
    }
  }

  private offers(method: string): boolean {
    const capability = model.methods.get(method)?.serverCapability;
    return capability !== undefined && Boolean(at(this.offered, capability));
  }

  /** Offered, but never asked. */
  forgotten(): string[] {
    const asked = [...model.methods.values()].filter(({ direction }) => direction !== 'serverToClient');
    const offered = asked.map(({ name }) => name).filter((method) => this.offers(method));
    return offered.filter((method) => !this.recorder.sent.client.has(method));
  }
}

/** The methods in the page's table. */
function documented(): string[] {
  const page = fs.readFileSync(protocolPage, 'utf-8');
  return [...page.matchAll(/^\| `([^`]+)` \| (?:request|notification) \|/gm)].map((row) => row[1]);
}

async function main(): Promise<void> {
  const problems = selfCheck(model);
  const all = new Session(knowsAll);
  const nothing = new Session(knowsNothing);
  for (const session of [all, nothing]) {
    await session.run();
    problems.push(...session.recorder.problems);
    problems.push(...session.forgotten().map((method) => `${method}: offered, but the session never sends it`));
  }
  const rows = documented();
  if (rows.length === 0) problems.push(`${protocolPage}: no table of methods`);
  for (const method of rows) {
    if (!all.recorder.sent.client.has(method)) problems.push(`${method}: documented, but the session never sends it`);
  }
  if (!nothing.recorder.sent.server.has('textDocument/publishDiagnostics')) problems.push('no diagnostics came');
  for (const problem of new Set(problems)) console.error(problem);
  console.log(`${all.recorder.messages + nothing.recorder.messages} messages, ${problems.length} problems`);
  process.exit(problems.length === 0 ? 0 : 1);
}

void main();
