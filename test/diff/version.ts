import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../generator/config/config.js';
import { inspect } from '../../generator/pipeline.js';
import type { Version } from '../../generator/diff/proof/prove.js';
import { readSurface } from '../../generator/diff/surface/read.js';
import { temporaryFolder } from '../support/tree.js';

/** The version of an SDK that a document gives, under one name whatever folder it is read in. */
export async function versionOf(spec: string, config: Partial<Config> = {}): Promise<Version> {
  const { plan, diagnostics } = await inspect({ out: 'sdk', custom: [], strict: false, ...config, spec }, { custom: [] });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === undefined || errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { plan, surface: readSurface(plan) };
}

/** The same for a document as a value. */
export async function versionOfValue(document: unknown): Promise<Version> {
  const folder = await temporaryFolder('diff');
  try {
    const spec = path.join(folder, 'openapi.json');
    await writeFile(spec, JSON.stringify(document));
    return await versionOf(spec);
  } finally {
    await rm(folder, { recursive: true });
  }
}
