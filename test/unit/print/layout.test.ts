import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileDraft } from '../../../generator/emit/emit.js';
import { drafts } from '../../../generator/pipeline.js';
import { printCode } from '../../../generator/print/code.js';
import { formatText } from '../../../generator/print/format.js';
import { layOut } from '../../../generator/print/layout/layout.js';
import { piecesOf } from '../../../generator/print/layout/lines.js';
import { loadTemplates } from '../../../generator/templates.js';
import { root, specFile } from '../../support/paths.js';

const documents = [specFile, ...readdirSync(path.join(root, 'test/golden/fixtures')).map((name) => path.join(root, 'test/golden/fixtures', name, 'openapi.yaml'))];

/** What prettier makes of each file as a whole. */
async function whole(files: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all([...files].map(async ([file, text]) => [file, await formatText(file, text)] as const)));
}

describe.each(documents)('of %s', (document) => {
  let made: readonly FileDraft[];
  let printed: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const config = { spec: document, out: 'sdk', custom: [], strict: false };
    made = (await drafts(config, { templates: await loadTemplates(), custom: [] })).drafts ?? [];
    printed = new Map(made.flatMap((draft) => (draft.kind === 'code' ? [[draft.path, printCode(draft.draft)] as const] : [])));
  });

  test('every file is laid out as prettier does it as a whole', async () => {
    expect(printed.size).toBeGreaterThan(5);
    expect(await layOut(printed)).toEqual(await whole(printed));
  });

  test.runIf(document === specFile)('most lines need no asking', () => {
    const lines = [...printed.values()].flatMap((text) => text.split('\n')).length;
    const pieces = [...printed.values()].flatMap((text) => piecesOf(text) ?? []);
    expect(pieces.filter(({ kind }) => kind === 'text').length / lines).toBeGreaterThan(0.7);
  });

  test('a draft is data, so that its hash says all that there is to say', () => {
    for (const draft of made) {
      if (draft.kind !== 'code') continue;
      const copy: typeof draft = JSON.parse(JSON.stringify(draft));
      expect(printCode(copy.draft), draft.path).toBe(printed.get(draft.path));
    }
  });
});

/** Words of many lengths, so that some lines end just before the last column and some just after. */
const name = fc.stringMatching(/^[A-Za-z_$][\w$]{0,30}$/).filter((word) => !/^(?:any|asserts|infer|is|keyof|readonly|typeof|unique|import|new|abstract|function|class|enum|void|this|in|out|const)$/.test(word));

const { type } = fc.letrec<{ type: string; atom: string; arm: string }>((tie) => ({
  atom: fc.oneof(
    { weight: 4, arbitrary: name },
    fc.constantFrom('string', 'number', 'null', 'unknown', "'a'", "'a b'", "'it is'", "''", "'}'", "';'", '0', '-1', '1.0', '007', '"double"', "'it\\'s'", '{}', '`t`'),
  ),
  arm: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('atom'),
    fc.tuple(tie('type'), fc.constantFrom('', '[]', '[][]')).map(([inner, ending]) => `(${inner})${ending}`),
    tie('atom').map((inner) => `${inner}[]`),
    fc.tuple(name, fc.array(tie('type'), { minLength: 1, maxLength: 3 })).map(([generic, inner]) => `${generic}<${inner.join(', ')}>`),
    fc
      .array(fc.tuple(fc.constantFrom('a', "'b'", "'c-d'", 'e?', 'readonly f'), tie('type')), { minLength: 1, maxLength: 3 })
      .map((members) => `{ ${members.map(([key, inner]) => `${key}: ${inner}`).join('; ')} }`),
    fc.array(tie('type'), { minLength: 1, maxLength: 3 }).map((inner) => `[${inner.join(', ')}]`),
  ),
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('arm'),
    fc.array(tie('arm'), { minLength: 2, maxLength: 5 }).map((arms) => arms.join(' | ')),
    fc.array(tie('arm'), { minLength: 2, maxLength: 3 }).map((arms) => arms.join(' & ')),
  ),
}));

const key = fc.oneof(name, fc.constantFrom("'a-b'", "'a'", "'1'", "'é'", '1', '[key: string]'), name.map((word) => `readonly ${word}`), name.map((word) => `${word}?`));

const comment = fc.constantFrom('', '/** One line. */', '/**\n * Several.\n *\n *   - indented  \n * prettier-ignore\n */', '/** prettier-ignore */');

describe('whatever the declarations are', () => {
  test('an interface and an alias are laid out as prettier does it', async () => {
    const declaration = fc.oneof(
      fc.tuple(name, type).map(([alias, right]) => `export type ${alias} = ${right};`),
      fc
        .tuple(name, fc.array(name, { maxLength: 4 }), fc.array(fc.tuple(comment, key, type), { maxLength: 4 }))
        .map(([own, parents, members]) => {
          const body = members.map(([about, member, right]) => `${about === '' ? '' : `${about.replaceAll(/^/gm, '  ')}\n`}  ${member}: ${right};`);
          return `export interface ${own}${parents.length > 0 ? ` extends ${parents.join(', ')}` : ''} {\n${body.map((line) => `${line}\n`).join('')}}`;
        }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(comment, declaration, fc.constantFrom('\n', '\n\n', '\n\n\n')), { minLength: 1, maxLength: 4 }), async (declarations) => {
        const text = declarations.map(([about, text, space]) => `${space}${about === '' ? '' : `${about}\n`}${text}`).join('');
        let expected: string;
        try {
          expected = await formatText('file.ts', text);
        } catch {
          return;
        }
        expect((await layOut(new Map([['file.ts', text]]))).get('file.ts')).toBe(expected);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  });
});
