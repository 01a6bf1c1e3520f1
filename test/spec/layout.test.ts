import { bundle, createConfig } from '@redocly/openapi-core';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root, specFile } from '../support/paths.js';
import { isObject } from '../support/spec.js';

const folder = path.dirname(specFile);
const files = listYaml(folder);

describe('the files of the document', () => {
  it('are all reached from openapi.yaml', async () => {
    const { fileDependencies, problems } = await bundle({ ref: specFile, config: await createConfig({}) });
    expect(problems).toEqual([]);
    expect(files.filter((file) => file !== specFile && !fileDependencies.has(file))).toEqual([]);
  });

  it.each(['schemas', 'parameters', 'responses'])('below %s/ are the components, called by the name of their file', (kind) => {
    const components = at(parse(readFileSync(specFile, 'utf8')), 'components', kind);
    const listed = Object.entries(isObject(components) ? components : {}).map(([name, entry]) => [name, at(entry, '$ref')]);
    const below = files.filter((file) => path.relative(folder, file).startsWith(`${kind}${path.sep}`));
    expect(listed.sort()).toEqual(below.map((file) => [path.basename(file, '.yaml'), `./${path.relative(folder, file).replaceAll(path.sep, '/')}`]).sort());
  });

  it('use only extensions that docs/extensions.md explains', () => {
    const explained = new Set([...readFileSync(path.join(root, 'docs/extensions.md'), 'utf8').matchAll(/^## `(x-[a-z-]+)`$/gm)].map(([, name]) => name));
    const used = new Set(files.flatMap((file) => extensionsIn(parse(readFileSync(file, 'utf8')))));
    expect([...used].filter((name) => !explained.has(name))).toEqual([]);
    expect(used).toContain('x-pagination');
  });

  it('give a reason with every x-inferred', () => {
    const reasons = files.flatMap((file) => valuesOf(parse(readFileSync(file, 'utf8')), 'x-inferred'));
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons.filter((reason) => typeof reason !== 'string' || !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
  });
});

function listYaml(from: string): readonly string[] {
  return readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => path.join(from, file));
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce((current, key) => (isObject(current) ? current[key] : undefined), value);
}

function extensionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(extensionsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key.startsWith('x-') ? [key] : []), ...extensionsIn(inner)]);
}

function valuesOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((inner) => valuesOf(inner, name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? [inner] : valuesOf(inner, name)));
}
