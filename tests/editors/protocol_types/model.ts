// The protocol as its own package declares it: which methods there are, who sends them, what they
// carry, and which capabilities say that they may be sent. Read from the types of
// vscode-languageserver-protocol, so that nothing here repeats them.
import * as path from 'node:path';
import * as ts from 'typescript';
import * as protocol from 'vscode-languageserver-protocol';

export interface Method {
  name: string;
  isRequest: boolean;
  direction: 'clientToServer' | 'serverToClient' | 'both';
  /** Absent: the message has no params. */
  params?: ts.Type;
  result?: ts.Type;
  /** Path in the client's capabilities, such as `textDocument.hover`. */
  clientCapability?: string;
  /** Path in the server's capabilities, such as `hoverProvider`. */
  serverCapability?: string;
}

export class Model {
  readonly checker: ts.TypeChecker;
  readonly methods = new Map<string, Method>();

  constructor() {
    const declarations = path.join(path.dirname(require.resolve('vscode-languageserver-protocol')), 'api.d.ts');
    const program = ts.createProgram([declarations], {
      strict: true,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: [],
    });
    this.checker = program.getTypeChecker();
    const source = program.getSourceFile(declarations)!;
    const module = this.checker.getSymbolAtLocation(source)!;
    for (const exported of this.checker.getExportsOfModule(module)) this.add(this.resolved(exported), source);
  }

  private resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** Takes a namespace such as HoverRequest; anything else is none of ours. */
  private add(symbol: ts.Symbol, at: ts.Node): void {
    const declared = (protocol as Record<string, any>)[symbol.name];
    const typeOf = symbol.exports?.get('type' as ts.__String);
    if (!typeOf || typeof declared?.method !== 'string' || !declared.messageDirection) return;
    const type = this.checker.getTypeOfSymbolAtLocation(typeOf, at);
    // One that is only registered is no message.
    if (type.symbol.name === 'RegistrationType') return;
    const [params, result] = this.carried(type);
    const [clientCapability, serverCapability] = this.capabilities(symbol, at);
    this.methods.set(declared.method, {
      name: declared.method,
      isRequest: type.symbol.name.includes('Request'),
      direction: declared.messageDirection,
      params,
      result,
      clientCapability,
      serverCapability,
    });
  }

  /** ProtocolRequestType0<R, …>, ProtocolRequestType<P, R, …>, and the same for notifications. */
  private carried(type: ts.Type): [ts.Type?, ts.Type?] {
    const given = this.checker.getTypeArguments(type as ts.TypeReference);
    switch (type.symbol.name) {
      case 'ProtocolRequestType':
        return [given[0], given[1]];
      case 'ProtocolRequestType0':
        return [undefined, given[0]];
      case 'ProtocolNotificationType':
        return [given[0]];
      case 'ProtocolNotificationType0':
        return [];
    }
    throw new Error(`${type.symbol.name} is no type of message that is known here`);
  }

  private capabilities(symbol: ts.Symbol, at: ts.Node): (string | undefined)[] {
    const declared = symbol.exports?.get('capabilities' as ts.__String);
    if (!declared) return [];
    const type = this.checker.getTypeOfSymbolAtLocation(declared, at);
    return (type.aliasTypeArguments ?? this.checker.getTypeArguments(type as ts.TypeReference)).map((argument) =>
      argument.isStringLiteral() ? argument.value : undefined,
    );
  }
}

/** What stands at a dotted path, or undefined. */
export function at(value: any, dotted: string): any {
  return dotted.split('.').reduce((inner, key) => inner?.[key], value);
}
