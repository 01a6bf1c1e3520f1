import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { drafts } from '../../../generator/pipeline.js';
import { loadTemplates, packageTemplateNames } from '../../../generator/templates.js';
import { root, specFile } from '../../support/paths.js';

const fixtures = path.join(root, 'test/golden/fixtures');
const documents = [specFile, ...readdirSync(fixtures).map((name) => path.join(fixtures, name, 'openapi.yaml'))];

/** What each template gets, over all documents: kind by name; undefined where no document has a value. */
const got = new Map<string, Map<string, string | undefined>>();

beforeAll(async () => {
  const templates = await loadTemplates();
  const fields = { author: 'Somebody', repository: 'https://example.com/repository', homepage: 'https://example.com' };
  for (const spec of documents) {
    const made = await drafts({ spec, out: 'sdk', custom: [], strict: false, package: fields }, { templates, custom: [] });
    for (const draft of made.drafts ?? []) {
      if (draft.kind !== 'template') continue;
      const names = got.get(draft.template) ?? new Map<string, string | undefined>();
      got.set(draft.template, names);
      for (const [name, value] of Object.entries(draft.data)) note(names, name, value);
    }
  }
});

function note(names: Map<string, string | undefined>, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    names.set(name, 'list');
    for (const item of value) if (typeof item === 'object' && item !== null) for (const [key, member] of Object.entries(item)) note(names, `${name}[].${key}`, member);
  } else {
    names.set(name, value === undefined ? names.get(name) : typeof value);
  }
}

const page = readFileSync(path.join(root, 'docs/templates.md'), 'utf8');

/** The tables of the page: kind by name, by template. */
function documented(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = page.split(/^## /m).slice(1).map((section) => [section.split('\n', 1)[0] ?? '', section] as const);
  return new Map(sections.flatMap(([heading, text]) => heading.split(', ').map((name) => [name, new Map([...text.matchAll(/^\| `([^`]+)` \| (\w+) \| \S.* \|$/gm)].map(([, value = '', kind = '']) => [value, kind]))] as const)));
}

test('docs/templates.md names every template, and no other', () => {
  expect([...documented().keys()].sort()).toEqual([...packageTemplateNames()].sort());
  expect([...got.keys()].sort()).toEqual([...packageTemplateNames()].sort());
});

test('and for each the values that it gets, with their kinds', () => {
  for (const [template, names] of got) {
    const listed = documented().get(template) ?? new Map<string, string>();
    expect([...listed.keys()].sort(), template).toEqual([...names.keys()].sort());
    for (const [name, kind] of names) if (kind !== undefined) expect(listed.get(name), `${template}: ${name}`).toBe(kind);
  }
});
