import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { expect, it } from 'vitest';
import { compareSurfaces } from '../../generator/diff/compare.js';
import { temporaryFolder } from '../support/tree.js';
import { edited } from './edit.js';
import { versionOf, versionOfValue } from './version.js';

it('a schema that is moved to a file of its own is no change', async () => {
  const shop: unknown = parse(await readFile(path.join(import.meta.dirname, 'shop.yaml'), 'utf8'));
  const moved = edited(shop, [['set', '/components/schemas/Address', { $ref: './address.yaml' }]]);
  const folder = await temporaryFolder('moved');
  try {
    await writeFile(path.join(folder, 'openapi.yaml'), stringify(moved));
    await writeFile(path.join(folder, 'address.yaml'), 'type: object\nrequired: [street]\nproperties: { street: { type: string }, city: { type: string } }\n');
    const [before, after] = [await versionOfValue(shop), await versionOf(path.join(folder, 'openapi.yaml'))];
    expect(compareSurfaces(before.surface, after.surface).changes).toEqual([]);
    expect(compareSurfaces(after.surface, before.surface).changes).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
