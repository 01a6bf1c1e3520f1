import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** All that is copied or rendered into an SDK, by path below its folder with forward slashes. */
export interface Templates {
  /** Handlebars templates of whole files, without `.hbs`. */
  readonly package: ReadonlyMap<string, string>;
  /** The runtime's TypeScript files, without `.ts`. */
  readonly runtime: ReadonlyMap<string, string>;
}

/** Reads the templates that come with the generator. */
export async function loadTemplates(): Promise<Templates> {
  const folder = templatesFolder();
  return {
    package: await readTree(path.join(folder, 'package'), '.hbs'),
    runtime: await readTree(path.join(folder, 'runtime'), '.ts'),
  };
}

/** Names of the templates of whole files, sorted. */
export function packageTemplateNames(): readonly string[] {
  const names = readdirSync(path.join(templatesFolder(), 'package'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.hbs')).map((name) => name.slice(0, -'.hbs'.length).split(path.sep).join('/')).sort();
}

/** `templates/` stands beside `generator/` in a checkout and beside `dist/` in the package. */
export function templatesFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'templates', 'runtime'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('The templates folder of sdkwright is missing: install the package again.');
    folder = parent;
  }
  return path.join(folder, 'templates');
}

async function readTree(folder: string, ending: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true });
  const names = entries.filter((name) => name.endsWith(ending)).map((name) => name.split(path.sep).join('/'));
  const texts = await Promise.all(
    names.sort().map(async (name) => [name.slice(0, -ending.length), await readFile(path.join(folder, name), 'utf8')] as const),
  );
  return new Map(texts);
}
