// Whether a JSON value is of a type: strictly, so that a property the type does not name is wrong.
import * as ts from 'typescript';

/** Deeper than any message that is right. */
const deepest = 200;

export class Validator {
  constructor(private readonly checker: ts.TypeChecker) {}

  /** What is wrong with a value, each with its path; nothing when it is of the type. */
  problems(value: unknown, type: ts.Type, path = '', depth = 0): string[] {
    if (depth > deepest) return [`${path}: nested too deep`];
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
    if (type.isUnion()) return this.ofUnion(value, type, path, depth);
    if (flags & ts.TypeFlags.Undefined) return value === undefined ? [] : [wrong(path, 'nothing', value)];
    // An answer that says nothing is null.
    if (flags & (ts.TypeFlags.Null | ts.TypeFlags.Void)) return value === null ? [] : [wrong(path, 'null', value)];
    if (type.isLiteral()) return value === type.value ? [] : [wrong(path, JSON.stringify(type.value), value)];
    if (flags & ts.TypeFlags.BooleanLiteral) {
      const expected = this.checker.typeToString(type);
      return String(value) === expected && typeof value === 'boolean' ? [] : [wrong(path, expected, value)];
    }
    if (flags & ts.TypeFlags.StringLike) return typeof value === 'string' ? [] : [wrong(path, 'string', value)];
    // The protocol's numbers are whole, but for those of colours.
    if (flags & ts.TypeFlags.NumberLike) return Number.isInteger(value) ? [] : [wrong(path, 'whole number', value)];
    if (flags & ts.TypeFlags.NonPrimitive) return typeof value === 'object' ? [] : [wrong(path, 'object', value)];
    return this.ofObject(value, type, path, depth);
  }

  /** The alternative that comes nearest says what is wrong. */
  private ofUnion(value: unknown, type: ts.UnionType, path: string, depth: number): string[] {
    let nearest: string[] | undefined;
    for (const each of type.types) {
      const found = this.problems(value, each, path, depth + 1);
      if (found.length === 0) return found;
      const deeper = (problem: string) => problem.split(':')[0].length;
      if (!nearest || deeper(found[0]) > deeper(nearest[0])) nearest = found;
    }
    return nearest!;
  }

  private ofObject(value: unknown, type: ts.Type, path: string, depth: number): string[] {
    if (this.checker.isTupleType(type) || this.checker.isArrayType(type)) {
      return this.ofArray(value, type as ts.TypeReference, path, depth);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [wrong(path, this.checker.typeToString(type), value)];
    }
    const problems: string[] = [];
    const index = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const known = new Map(this.checker.getPropertiesOfType(type).map((each) => [each.name, each]));
    for (const [key, property] of known) {
      if (key in value) continue;
      if (!(property.flags & ts.SymbolFlags.Optional)) problems.push(`${path}/${key}: missing`);
    }
    for (const [key, inner] of Object.entries(value)) {
      const property = known.get(key);
      const expected = property ? this.checker.getTypeOfSymbol(property) : index;
      if (expected) {
        problems.push(...this.problems(inner, expected, `${path}/${key}`, depth + 1));
      } else {
        problems.push(`${path}/${key}: ${this.checker.typeToString(type)} has no such property`);
      }
    }
    return problems.concat(disorder(value as any, path));
  }

  private ofArray(value: unknown, type: ts.TypeReference, path: string, depth: number): string[] {
    if (!Array.isArray(value)) return [wrong(path, 'array', value)];
    const given = this.checker.getTypeArguments(type);
    if (this.checker.isTupleType(type) && given.length !== value.length) {
      return [wrong(path, `${given.length} items`, value)];
    }
    return value.flatMap((item, i) =>
      this.problems(item, this.checker.isTupleType(type) ? given[i] : given[0], `${path}/${i}`, depth + 1),
    );
  }
}

/** What types cannot say of ranges, positions, symbols and tokens. */
function disorder(value: any, path: string): string[] {
  const problems: string[] = [];
  if (isRange(value) && isBefore(value.end, value.start)) problems.push(`${path}: the range ends before it starts`);
  if (value.line < 0 || value.character < 0) problems.push(`${path}: a negative position`);
  const { range, selectionRange } = value;
  if (isRange(range) && isRange(selectionRange) && !isWithin(selectionRange, range)) {
    problems.push(`${path}/selectionRange: not within range`);
  }
  const parent = value.parent?.range;
  if (isRange(range) && isRange(parent) && !isWithin(range, parent)) problems.push(`${path}/range: not within its parent`);
  const { data } = value;
  if (Array.isArray(data) && (data.length % 5 !== 0 || data.some((number) => number < 0))) {
    problems.push(`${path}/data: not five numbers a token, or a negative one`);
  }
  return problems;
}

function isRange(value: any): boolean {
  return value?.start?.line !== undefined && value?.end?.line !== undefined;
}

function isBefore(one: any, other: any): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isWithin(inner: any, outer: any): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function wrong(path: string, expected: string, value: unknown): string {
  return `${path}: expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80)}`;
}
