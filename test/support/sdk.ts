import type { Config } from '../../generator/config/config.js';
import type { Summary } from '../../generator/pipeline.js';
import { generateFrom, generateText } from './generate.js';

/** An SDK in memory. */
export interface Sdk {
  readonly files: ReadonlyMap<string, string>;
  readonly summary: Summary;
}

/**
 * The SDK of a document.
 *
 * @param spec absolute path
 * @throws Error with the diagnostics where there is none
 */
export async function sdkFrom(spec: string, config: Partial<Config> = {}): Promise<Sdk> {
  return complete(await generateFrom(spec, config), spec);
}

/** The same for the text of a document. */
export async function sdkOf(text: string, config: Partial<Config> = {}): Promise<Sdk> {
  return complete(await generateText(text, config), 'the document');
}

function complete({ files, summary, diagnostics }: Awaited<ReturnType<typeof generateFrom>>, name: string): Sdk {
  if (files === undefined || summary === undefined) throw new Error(`There is no SDK of ${name}:\n${diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
  return { files, summary };
}
