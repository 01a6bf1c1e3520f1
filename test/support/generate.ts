import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../../generator/config/config.js';
import { generate, inspect, type Generation, type Inspection } from '../../generator/pipeline.js';
import type { CustomModule } from '../../generator/plan/plan.js';
import type { LoadOptions } from '../../generator/source/load.js';
import { loadTemplates } from '../../generator/templates.js';

const templates = loadTemplates();

/** Generates the SDK of a document in memory. */
export async function generateFrom(spec: string, config: Partial<Config> = {}, custom: readonly CustomModule[] = []): Promise<Generation> {
  return generate(completed(spec, config), { templates: await templates, custom, load: loadOptions(config) });
}

/** The plan of the same, without any text. */
export async function inspectFrom(spec: string, config: Partial<Config> = {}): Promise<Inspection> {
  return inspect(completed(spec, config), { custom: [], load: loadOptions(config) });
}

function completed(spec: string, config: Partial<Config>): Config {
  return { out: 'sdk', custom: [], strict: false, ...config, spec };
}

function loadOptions({ overlays, refs }: Partial<Config>): LoadOptions {
  return { ...(overlays === undefined ? {} : { overlays }), ...(refs === undefined ? {} : { refs }) };
}

/** The same for the text of a document. */
export async function generateText(text: string, config: Partial<Config> = {}, custom: readonly CustomModule[] = []): Promise<Generation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sdkwright-'));
  try {
    const spec = path.join(folder, 'openapi.yaml');
    await writeFile(spec, text);
    return await generateFrom(spec, config, custom);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
