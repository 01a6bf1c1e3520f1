import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../../generator/config/config.js';
import { generate, type Generation } from '../../generator/pipeline.js';
import { loadTemplates } from '../../generator/templates.js';

const templates = loadTemplates();

/** Generates the SDK of a document in memory. */
export async function generateFrom(spec: string, config: Partial<Config> = {}): Promise<Generation> {
  return generate({ out: 'sdk', custom: [], strict: false, ...config, spec }, { templates: await templates, custom: [] });
}

/** The same for the text of a document. */
export async function generateText(text: string, config: Partial<Config> = {}): Promise<Generation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sdkwright-'));
  try {
    const spec = path.join(folder, 'openapi.yaml');
    await writeFile(spec, text);
    return await generateFrom(spec, config);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
