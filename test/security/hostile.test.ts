import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSafePath } from '../../generator/write/manifest.js';
import { generateText } from '../support/generate.js';
import { corpus } from '../support/paths.js';
import { run } from '../support/run.js';
import { sdkFrom, sdkOf } from '../support/sdk.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { nodenext, strictest, typeErrors } from '../support/typescript.js';
import { documentOf, harmless, hostileSlots, payloads, type Slots } from './hostile.js';
import { emittedSources, foreignCode, isEmitted, outline, syntaxErrors, texts } from './parsed.js';

// FUZZ_RUNS=1000 npx vitest run test/security looks longer, and at other documents each time.
const given = process.env['FUZZ_RUNS'];
const options = given === undefined ? { numRuns: 15, seed: 20260101, endOnFailure: true } : { numRuns: Number(given) };

let expected: Readonly<Record<string, number>>;

beforeAll(async () => {
  expected = outline(emittedSources((await sdkOf(documentOf(harmless))).files));
});

describe('whatever a document says', () => {
  it('its SDK declares what it would with harmless names, and nothing else', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(hostileSlots, async (slots) => {
        // A document may be refused with its reasons; it may not make the generator fail.
        const { files, diagnostics } = await generateText(documentOf(slots));
        if (files === undefined) return expect(diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([]);
        made += 1;
        checkFiles(files);
        const sources = emittedSources(files);
        expect(outline(sources)).toEqual(expected);
        checkRoundTrip(slots, texts(sources));
      }),
      options,
    );
    expect(made).toBeGreaterThan(options.numRuns / 2);
  }, 180_000);
});

describe('documents with every payload in them', () => {
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it('compiles, and nothing of it runs when its SDK is imported and used', async () => {
    const folder = await temporaryFolder('hostile');
    folders.push(folder);
    const made: string[] = [];
    for (const index of [...payloads.keys()].filter((key) => key % 6 === 0)) {
      const { files } = await generateText(documentOf(slotsFrom(index)));
      if (files === undefined) continue;
      checkFiles(files);
      made.push(`sdk-${index}`);
      await writeTree(path.join(folder, `sdk-${index}`), [...files].filter(([file]) => file.startsWith('src/') || file === 'package.json'));
    }
    expect(made.length).toBeGreaterThan(payloads.length / 10);
    expect(await typeErrors(folder, '7', { ...strictest, ...nodenext, noEmit: false, rootDir: folder, outDir: path.join(folder, 'out') }, made.map((sdk) => `${sdk}/src`))).toEqual([]);

    await mkdir(path.join(folder, 'out'), { recursive: true });
    await writeFile(path.join(folder, 'out/package.json'), '{ "type": "module" }');
    await writeFile(path.join(folder, 'out/use.mjs'), use);
    const { code, output } = await run(process.execPath, ['use.mjs', ...made], path.join(folder, 'out'));
    expect(output).toBe(`used ${made.length}\n`);
    expect(code).toBe(0);
  }, 120_000);
});

describe.runIf(existsSync(path.join(corpus, 'mermade-examples')))('public documents that try to inject code', () => {
  it.each(['rapid7-js.json', 'rapid7-html.json', 'rapid7-java.json', 'rapid7-php.json', 'rapid7-ruby.json'].filter((name) => existsSync(path.join(corpus, 'mermade-examples/3.0/malicious', name))))('%s', async (name) => {
    const { files } = await sdkFrom(path.join(corpus, 'mermade-examples/3.0/malicious', name));
    checkFiles(files);
    expect(emittedSources(files).size).toBeGreaterThan(3);
  });
});

function checkFiles(files: ReadonlyMap<string, string>): void {
  expect([...files.keys()].filter((file) => !isSafePath(file))).toEqual([]);
  for (const [file, text] of files) {
    if (file.endsWith('.json')) JSON.parse(text);
    if (isEmitted(file) || file.endsWith('.mjs')) expect(syntaxErrors(file, text)).toEqual([]);
    if (isEmitted(file) || /\.(?:md|mjs)$/.test(file)) expect(invisible.exec(text), file).toBeNull();
    if (file.endsWith('.md')) checkMarkdown(file, text);
  }
  for (const source of emittedSources(files).values()) expect(foreignCode(source), source.fileName).toEqual([]);
}

/** Text that shows otherwise than it is read (Unicode TR36, section 3.1), and other characters that do not show. */
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** No markup of the document's own: no HTML, no link, no heading, no fence that it begins or ends. */
function checkMarkdown(file: string, text: string): void {
  // Code blocks are fenced by as many back quotes as it takes (CommonMark, section 4.5).
  const prose = text.replace(/^(`{3,})\w+\n[\s\S]*?^\1$/gm, '').replace(/(?<!\\)(`+)[^`\n]+?\1(?!`)/g, '');
  expect(/^`{3}/m.exec(prose), `${file}: a fence that is not ours`).toBeNull();
  expect(/(?<!\\)<[a-z!/]/i.exec(prose), file).toBeNull();
  expect(/(?<!\\)\]\(\s*javascript:/i.exec(prose), file).toBeNull();
  expect(prose).not.toContain('# Not a heading of ours\n');
}

/** What is sent and received is called as the document calls it, to the character. */
function checkRoundTrip({ operationIds, parameters, properties, values, event }: Slots, found: ReadonlySet<string>): void {
  for (const text of [...operationIds.map((id) => id.trim()), ...parameters, ...properties, ...values, event]) expect(found.has(text), JSON.stringify(text)).toBe(true);
}

/** One payload after the other in one place after the other, beginning with the nth. */
function slotsFrom(index: number): Slots {
  const nth = (place: number): string => payloads[(index + place) % payloads.length] ?? '';
  const several = (count: number, first: number): readonly string[] => Array.from({ length: count }, (_, place) => nth(first + place));
  const inPath = (text: string): string => text.replace(/[{}?#/]/g, '') || 'id';
  return {
    title: nth(0),
    tag: nth(1),
    operationIds: several(2, 2),
    segment: inPath(nth(4)),
    variable: inPath(nth(5)),
    parameters: several(2, 6),
    schemas: several(2, 8),
    properties: several(3, 10),
    values: several(3, 13),
    scheme: nth(16),
    event: nth(17),
    prose: `${nth(18)} ${nth(19)}`,
    example: nth(20),
  };
}

/** Imports each SDK, makes a client of it, and touches all of its methods. */
const use = `
const own = new Set(Object.getOwnPropertyNames(Object.prototype));
let used = 0;
for (const sdk of process.argv.slice(2)) {
  const exported = await import('./' + sdk + '/src/index.js');
  const Client = Object.values(exported).find((value) => typeof value === 'function' && 'withOptions' in (value.prototype ?? {}));
  const client = new Client({ baseURL: 'http://127.0.0.1:9', headers: { 'X-Key': 'key' }, maxRetries: 0 });
  const visit = (value, depth) => {
    for (const member of Object.values(value)) {
      if (typeof member === 'function' && member.operation) String(member.operation.id);
      else if (typeof member === 'object' && member !== null && depth < 3) visit(member, depth + 1);
    }
  };
  visit(client, 0);
  used += 1;
}
if (globalThis.pwned !== undefined) console.log('pwned');
for (const name of Object.getOwnPropertyNames(Object.prototype)) if (!own.has(name)) console.log('polluted', name);
console.log('used ' + used);
`;
