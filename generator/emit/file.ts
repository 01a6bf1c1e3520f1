import type { ImportDeclarationStructure, StatementStructures } from 'ts-morph';
import type { SymbolPlan } from '../plan/plan.js';
import { identifier } from './safe.js';

/** A TypeScript file before it is printed: path below `src/` without extension, its imports and its statements. */
export interface CodeDraft {
  readonly path: string;
  readonly imports: readonly OptionalImport[];
  readonly statements: readonly StatementStructures[];
}

type OptionalImport = Omit<ImportDeclarationStructure, 'kind'>;

/** Collects what a file declares and refers to. An import is written when the file is flushed, never by hand. */
export interface CodeFile {
  readonly path: string;
  /** The name by which this file can speak of a type; imports it if it lives elsewhere. */
  type(symbol: SymbolPlan): string;
  /** The same for something that exists at run time. */
  value(symbol: SymbolPlan): string;
  add(...statements: readonly StatementStructures[]): void;
  readonly empty: boolean;
  flush(): CodeDraft;
}

export function createCodeFile(path: string): CodeFile {
  const imports = new Map<string, Map<string, 'type' | 'value'>>();
  const statements: StatementStructures[] = [];
  const use = (symbol: SymbolPlan, as: 'type' | 'value'): string => {
    const name = identifier(symbol.name);
    if (symbol.file === path) return name;
    const names = imports.get(symbol.file) ?? new Map<string, 'type' | 'value'>();
    imports.set(symbol.file, names);
    if (names.get(name) !== 'value') names.set(name, as);
    return name;
  };
  return {
    path,
    type: (symbol) => use(symbol, 'type'),
    value: (symbol) => use(symbol, 'value'),
    add: (...added) => void statements.push(...added),
    get empty() {
      return statements.length === 0;
    },
    flush: () => ({ path, statements, imports: [...imports].sort(byKey).map(([file, names]) => importOf(path, file, names)) }),
  };
}

function importOf(from: string, file: string, names: ReadonlyMap<string, 'type' | 'value'>): OptionalImport {
  const allTypes = [...names.values()].every((as) => as === 'type');
  return {
    moduleSpecifier: relativeModule(from, file),
    isTypeOnly: allTypes,
    namedImports: [...names].sort(byKey).map(([name, as]) => ({ name, isTypeOnly: as === 'type' && !allTypes })),
  };
}

/** `./orders.js` as seen from a sibling, `../core/promise.js` from a folder below `src/`. */
export function relativeModule(from: string, to: string): string {
  const source = from.split('/').slice(0, -1);
  const target = to.split('/');
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared += 1;
  const up = source.length - shared;
  return `${up === 0 ? './' : '../'.repeat(up)}${target.slice(shared).join('/')}.js`;
}

/** The file that a relative module specifier names, seen from a file: the inverse of {@link relativeModule}. */
export function relativePath(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** By code point of the key: the same on every machine, whatever its locale. */
function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
