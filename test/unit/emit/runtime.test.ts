import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { runtime } from '../../../generator/emit/runtime.js';
import { runtimeClosure } from '../../../generator/emit/runtime-files.js';
import { clientMembers, clientOptions, runtimeExports } from '../../../generator/emit/runtime-exports.js';
import { customModule } from '../../../generator/plan/custom.js';
import { loadTemplates } from '../../../generator/templates.js';

const { runtime: files } = await loadTemplates();

describe('what emitted code says of the runtime is true', () => {
  const named = [...Object.values(runtime), ...runtimeExports].map(({ file, name }) => ({ file, name }));

  it.each(named)('$file exports $name', ({ file, name }) => {
    const text = files.get(file.replace(/^core\//, ''));
    expect(text, file).toBeDefined();
    expect(customModule(file, text ?? '').exports.map((entry) => entry.name)).toContain(name);
  });

  it('no member of the client can be hidden by a resource', () => {
    const source = ts.createSourceFile('client.ts', files.get('client') ?? '', ts.ScriptTarget.ES2022, true);
    const members = source.statements
      .filter(ts.isClassDeclaration)
      .flatMap((declaration) => [...declaration.members])
      .filter((member) => (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) === 0)
      .flatMap((member) => (member.name !== undefined && ts.isIdentifier(member.name) ? [member.name.text] : []));
    expect(members.length).toBeGreaterThan(3);
    expect(members.filter((member) => !clientMembers.has(member))).toEqual([]);
  });
});

it('no option of a client or a call can be hidden by a credential', () => {
  const options = ['options', 'client', 'features/logging'].flatMap((file) =>
    ts
      .createSourceFile(file, files.get(file) ?? '', ts.ScriptTarget.ES2022, true)
      .statements.filter(ts.isInterfaceDeclaration)
      .filter(({ name }) => name.text.endsWith('Options'))
      .flatMap(({ members }) => members.flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []))),
  );
  expect(options.length).toBeGreaterThan(15);
  expect(options.filter((option) => !clientOptions.has(option))).toEqual([]);
});

describe('the files of the runtime that an SDK gets', () => {
  it('are those imported and what these import in turn, nothing else', () => {
    const small = new Map([
      ['a', "import { b } from './x/b.js';\nexport const a = b;\n"],
      ['x/b', "import type { C } from '../c.js';\nexport const b: C = 1;\n"],
      ['c', 'export type C = number;\n'],
      ['unused', 'export {};\n'],
    ]);
    expect(runtimeClosure(['a'], small)).toEqual(['a', 'c', 'x/b']);
  });

  it('never leave an import of a file behind', () => {
    const closure = new Set(runtimeClosure(files.keys(), files));
    for (const file of files.keys()) expect(closure.has(file), file).toBe(true);
  });

  it('a file that does not exist is an error of the generator', () => {
    expect(() => runtimeClosure(['nowhere'], files)).toThrow('The runtime has no file "nowhere"');
  });
});
