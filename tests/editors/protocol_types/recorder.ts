// Sees every message of a session on its way and notes what the protocol does not allow.
import type { ClientCapabilities, MessageReader, MessageWriter } from 'vscode-languageserver-protocol/node';
import { at, type Method, type Model } from './model';
import type { Validator } from './validator';

export type Side = 'client' | 'server';

const internalError = -32603;

/** Properties that a server may send only to a client that announced them; undefined: to all. */
const announced: Record<string, (client: ClientCapabilities) => unknown> = {
  documentChanges: (client) => client.workspace?.workspaceEdit?.documentChanges,
  isPreferred: (client) => client.textDocument?.codeAction?.isPreferredSupport,
  disabled: (client) => client.textDocument?.codeAction?.disabledSupport,
  codeDescription: (client) => client.textDocument?.publishDiagnostics?.codeDescriptionSupport,
  relatedInformation: (client) => client.textDocument?.publishDiagnostics?.relatedInformation,
  insertTextMode: (client) => client.textDocument?.completion?.completionItem?.insertTextModeSupport,
  labelDetails: (client) => client.textDocument?.completion?.completionItem?.labelDetailsSupport,
  children: (client) => client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport,
  targetUri: (client) => client.textDocument?.definition?.linkSupport,
  placeholder: (client) => client.textDocument?.rename?.prepareSupport,
};

interface Asked {
  method: Method;
  params: any;
}

export class Recorder {
  readonly problems = new Set<string>();
  /** Methods by who sent them, responses not among them. */
  readonly sent: Record<Side, Set<string>> = { client: new Set(), server: new Set() };
  capabilities: ClientCapabilities = {};
  messages = 0;
  private readonly waiting: Record<Side, Map<number | string, Asked>> = { client: new Map(), server: new Map() };

  constructor(
    private readonly model: Model,
    private readonly validator: Validator,
  ) {}

  reader(inner: MessageReader): MessageReader {
    const listen: MessageReader['listen'] = (callback) =>
      inner.listen((message) => {
        this.take('server', message);
        callback(message);
      });
    return Object.create(inner, { listen: { value: listen } });
  }

  writer(inner: MessageWriter): MessageWriter {
    const write: MessageWriter['write'] = (message) => {
      this.take('client', JSON.parse(JSON.stringify(message)));
      return inner.write(message);
    };
    return Object.create(inner, { write: { value: write } });
  }

  /** Requests that nobody answered. */
  unanswered(): string[] {
    return [...this.waiting.client.values(), ...this.waiting.server.values()].map(({ method }) => method.name);
  }

  private take(from: Side, message: any): void {
    this.messages++;
    if (message.jsonrpc !== '2.0') this.problem(from, 'a message', ['/jsonrpc: expected "2.0"']);
    if ('method' in message) this.takeCall(from, message);
    else this.takeResponse(from, message);
  }

  private takeCall(from: Side, message: any): void {
    const what = message.method;
    this.sent[from].add(what);
    this.unknownKeys(from, what, message, ['jsonrpc', 'id', 'method', 'params']);
    if (what.startsWith('$/')) return;
    const method = this.model.methods.get(what);
    if (!method) return this.problem(from, what, [': the protocol has no such method']);
    if (method.direction === (from === 'client' ? 'serverToClient' : 'clientToServer')) {
      this.problem(from, what, [`: only the ${from === 'client' ? 'server' : 'client'} may send it`]);
    }
    if (method.isRequest !== 'id' in message) this.problem(from, what, [': a request has an id, a notification none']);
    if (method.isRequest) this.waiting[from].set(message.id, { method, params: message.params });
    const isGiven = message.params !== undefined && message.params !== null;
    if (method.params) this.problem(from, what, this.validator.problems(message.params, method.params, '/params'));
    else if (isGiven) this.problem(from, what, ['/params: it has none']);
    if (from === 'server') this.checkAnnounced(method, message.params);
  }

  private takeResponse(from: Side, message: any): void {
    const asker = from === 'client' ? 'server' : 'client';
    const asked = this.waiting[asker].get(message.id);
    if (!asked) return this.problem(from, 'a response', [`/id: ${message.id} is not waited for`]);
    const { method, params } = asked;
    this.waiting[asker].delete(message.id);
    const what = `${method.name}, the answer`;
    this.unknownKeys(from, what, message, ['jsonrpc', 'id', 'result', 'error']);
    if ('error' in message) return this.takeError(from, what, message);
    if (!('result' in message)) return this.problem(from, what, ['/result: missing']);
    this.problem(from, what, this.validator.problems(message.result, method.result!, '/result'));
    if (Array.isArray(message.result) && Array.isArray(params?.positions) && message.result.length !== params.positions.length) {
      this.problem(from, what, ['/result: not one item for each position']);
    }
    if (from === 'server' && method.name !== 'initialize') this.checkPayload(what, message.result);
  }

  private takeError(from: Side, what: string, message: any): void {
    const { error } = message;
    this.unknownKeys(from, `${what}: error`, error, ['code', 'message', 'data']);
    if ('result' in message) this.problem(from, what, [': both a result and an error']);
    if (!Number.isInteger(error.code)) this.problem(from, what, ['/error/code: expected whole number']);
    if (typeof error.message !== 'string') this.problem(from, what, ['/error/message: expected string']);
    if (error.code === internalError) this.problem(from, what, [`: failed inside: ${error.message}`]);
  }

  private checkAnnounced(method: Method, params: any): void {
    const known = !method.clientCapability || at(this.capabilities, method.clientCapability);
    if (method.isRequest && !known) this.problem('server', method.name, [': the client did not announce it']);
    for (const registration of params?.registrations ?? []) {
      const capability = this.model.methods.get(registration.method)?.clientCapability;
      if (capability && at(this.capabilities, `${capability}.dynamicRegistration`)) continue;
      this.problem('server', method.name, [`: ${registration.method} cannot be registered with this client`]);
    }
    this.checkPayload(method.name, params);
  }

  /** What the client did not say that it knows must not be in what it gets. */
  private checkPayload(what: string, value: any): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value) && announced[key] && !announced[key](this.capabilities)) {
        this.problem('server', what, [`/${key}: the client did not announce it`]);
      }
      this.checkPayload(what, inner);
    }
    const { textDocument } = this.capabilities;
    if (value.kind === 'markdown' && typeof value.value === 'string') {
      const formats = what.startsWith('textDocument/hover')
        ? textDocument?.hover?.contentFormat
        : textDocument?.completion?.completionItem?.documentationFormat;
      if (!formats?.includes('markdown')) this.problem('server', what, [': Markdown for a client without it']);
    }
    if (value.insertTextFormat === 2 && !textDocument?.completion?.completionItem?.snippetSupport) {
      this.problem('server', what, [': a snippet for a client without them']);
    }
  }

  private unknownKeys(from: Side, what: string, object: object, known: string[]): void {
    const unknown = Object.keys(object).filter((key) => !known.includes(key));
    this.problem(from, what, unknown.map((key) => `/${key}: no such property`));
  }

  /** The same for each item of a list is one problem. */
  private problem(from: Side, what: string, problems: string[]): void {
    for (const each of problems) this.problems.add(`${from}: ${what}${each.replace(/\/\d+/g, '/…')}`);
  }
}
