import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ts } from 'ts-morph';
import { expect, it } from 'vitest';
import { root, specFile, tools } from '../support/paths.js';
import { sdkFrom } from '../support/sdk.js';

// No regular expression that a foreign text can reach takes more than linear time. recheck decides that for each one.

interface Diagnosis {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly type: string; readonly summary: string };
  readonly attack?: { readonly pattern: string };
}

// The build in JavaScript: it needs no Java and runs in this process.
process.env['RECHECK_BACKEND'] = 'pure';
const { checkSync }: { readonly checkSync: (source: string, flags: string, options: object) => Diagnosis } = createRequire(path.join(tools, 'x.js'))('recheck');

/** Those that may take longer, and why. */
const allowed: Readonly<Record<string, string>> = {
  '/\\/*$/': 'Reads the path of a base URL, which is the caller’s own or the document’s.',
};

const runtime = path.join(root, 'templates/runtime');

it('no regular expression of the runtime takes more than linear time', { timeout: 300_000 }, async () => {
  const files = (await readdir(runtime, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map(async (name) => [name, await readFile(path.join(runtime, name), 'utf8')] as const));
  const found = texts.flatMap(([name, text]) => regexesOf(name, text));
  expect(found.length).toBeGreaterThan(50);
  expect(faultsOf(found)).toEqual([]);
  const used = new Set(found.map(({ literal }) => literal));
  expect(Object.keys(allowed).filter((literal) => !used.has(literal))).toEqual([]);
  // What is made at run time: one for the marks of a caller's own JSON, the document's patterns, for short names alone, and what
  // compares a test's own request with the document.
  expect(texts.filter(([, text]) => /\bRegExp\(/.test(text)).map(([name]) => name).sort()).toEqual(['body/json-text.ts', 'features/shapes.ts', 'testing/match.ts']);
});

it('nor does one of an emitted SDK', { timeout: 300_000 }, async () => {
  const known = new Set<string>();
  for (const name of await readdir(runtime, { recursive: true }))
    if (name.endsWith('.ts')) for (const { literal } of regexesOf(name, await readFile(path.join(runtime, name), 'utf8'))) known.add(literal);
  const { files } = await sdkFrom(specFile);
  const found = [...files].filter(([name]) => /^src\/.*\.ts$/.test(name)).flatMap(([name, text]) => regexesOf(name, text));
  expect(found.length).toBeGreaterThan(50);
  expect(faultsOf(found.filter(({ literal }) => !known.has(literal)))).toEqual([]);
});

it('the tool finds what backtracks', () => {
  const slow = ['/<(title|h1)[^>]*>([^<]*)/i', '/(a+)+$/', '/\\s+$/'].map((literal) => ({ place: 'here', literal }));
  expect(faultsOf(slow)).toHaveLength(3);
});

interface Found {
  readonly place: string;
  readonly literal: string;
}

function regexesOf(name: string, text: string): readonly Found[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ place: `${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, literal: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function faultsOf(found: readonly Found[]): readonly string[] {
  return found.flatMap(({ place, literal }) => {
    if (Object.hasOwn(allowed, literal)) return [];
    const end = literal.lastIndexOf('/');
    const { status, complexity, attack } = checkSync(literal.slice(1, end), literal.slice(end + 1), { timeout: 60_000, randomSeed: 1 });
    return status === 'safe' ? [] : [`${place} ${literal}: ${complexity?.summary ?? status}, ${attack?.pattern ?? 'no attack'}`];
  });
}
