import { ts } from 'ts-morph';

/** One arm of an emitted type. */
export type Arm =
  | { readonly kind: 'unknown' | 'string' | 'number' | 'boolean' | 'null' | 'undefined' | 'file' | 'unknown-variant' | 'other-string' | 'other-number' }
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'array'; readonly items: readonly ts.Type[] }
  | { readonly kind: 'object'; readonly type: ts.Type };

/** The arms of a type, as the compiler sees it. */
export function armsOf(type: ts.Type, checker: ts.TypeChecker): readonly Arm[] {
  const arms = (type.isUnion() ? type.types : [type]).flatMap((arm) => armOf(arm, checker));
  const seen = new Set<string>();
  return arms.filter((arm) => {
    if (arm.kind === 'object' || arm.kind === 'array') return true;
    const key = arm.kind === 'literal' ? JSON.stringify(arm.value) : arm.kind;
    return !seen.has(key) && seen.add(key);
  });
}

function armOf(type: ts.Type, checker: ts.TypeChecker): readonly Arm[] {
  const has = (flag: ts.TypeFlags): boolean => (type.flags & flag) !== 0;
  if (has(ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return [{ kind: 'unknown' }];
  if (has(ts.TypeFlags.Never)) return [];
  if (has(ts.TypeFlags.Undefined)) return [{ kind: 'undefined' }];
  if (has(ts.TypeFlags.Null)) return [{ kind: 'null' }];
  if (type.isStringLiteral() || type.isNumberLiteral()) return [{ kind: 'literal', value: type.value }];
  if (has(ts.TypeFlags.String)) return [{ kind: 'string' }];
  if (has(ts.TypeFlags.Number | ts.TypeFlags.BigIntLike)) return [{ kind: 'number' }];
  if (has(ts.TypeFlags.BooleanLike)) return [{ kind: 'boolean' }];
  const alias = type.aliasSymbol?.name ?? '';
  if (alias === 'UnknownVariant') return [{ kind: 'unknown-variant' }];
  if (type.isIntersection() && type.types.some((part) => (part.flags & ts.TypeFlags.String) !== 0)) return [{ kind: 'other-string' }];
  if (type.isIntersection() && type.types.some((part) => (part.flags & ts.TypeFlags.Number) !== 0)) return [{ kind: 'other-number' }];
  if (isFile(type)) return [{ kind: 'file' }];
  if (checker.isArrayType(type) || checker.isTupleType(type)) return [{ kind: 'array', items: checker.getTypeArguments(referenceOf(type)) }];
  return [{ kind: 'object', type }];
}

function referenceOf(type: ts.Type): ts.TypeReference {
  if (!isReference(type)) throw new Error('An array type is a reference.');
  return type;
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return 'target' in type;
}

/** A type of the platform or the runtime that holds bytes: FileInput is a union of several. */
function isFile(type: ts.Type): boolean {
  if (['Blob', 'File', 'ArrayBuffer', 'SharedArrayBuffer', 'ReadableStream', 'ArrayBufferView', 'Uint8Array', 'AsyncIterable', 'Response'].includes(type.symbol?.name ?? '')) return isForeign(type);
  return (type.symbol?.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.endsWith('/core/body/file.ts'));
}

/** Declared by the platform or by the runtime: a schema may be called File too. */
function isForeign(type: ts.Type): boolean {
  return (type.symbol?.declarations ?? []).every((declaration) => {
    const file = declaration.getSourceFile().fileName;
    return file.includes('/core/') || /\/lib\.[\w.]+\.d\.ts$/u.test(file) || file.includes('/@types/');
  });
}
