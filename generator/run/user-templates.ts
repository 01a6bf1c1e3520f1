import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { InputFile } from '../inputs/record.js';
import { displayName } from '../source/location.js';
import { loadTemplates, packageTemplateNames, type Templates } from '../templates.js';

const ending = '.hbs';

/** Reads the templates in the user's folder. Each must bear the name of one of ours: any other would never be used. */
export async function readUserTemplates({ templates: folder }: Config, cwd: string): Promise<{ readonly files: readonly InputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  if (folder === undefined) return { files: [], diagnostics: [] };
  const display = displayName(pathToFileURL(folder), cwd);
  const problem = (message: string, fix: string, file = display): Diagnostic => ({ code: 'config-option', severity: 'error', message, fix, place: { file } });
  let found: readonly string[];
  try {
    found = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending)).sort();
  } catch {
    return { files: [], diagnostics: [problem(`The folder of templates ${display} cannot be read.`, 'Correct the path in `templates` of the configuration.')] };
  }
  const known = packageTemplateNames();
  const diagnostics = found.flatMap((name) => {
    const own = templateName(name);
    if (known.includes(own)) return [];
    const near = suggest(own, known);
    const fix = near === undefined ? `The templates are ${known.join(', ')}; docs/templates.md says what each gets.` : `Did you mean ${near}${ending}?`;
    return [problem(`There is no template called ${own}.`, fix, displayName(pathToFileURL(join(folder, name)), cwd))];
  });
  const files = await Promise.all(found.map(async (name) => ({ path: join(folder, name), text: await readFile(join(folder, name), 'utf8') })));
  return { files, diagnostics };
}

/** Our templates, with the user's in place of those of the same name. */
export async function templatesFor({ templates: folder }: Config, files: readonly InputFile[]): Promise<Templates> {
  const own = await loadTemplates();
  if (folder === undefined) return own;
  return { ...own, package: new Map([...own.package, ...files.map(({ path, text }) => [templateName(relative(folder, path)), text] as const)]) };
}

/** `test/operations.test.mjs.hbs` to `test/operations.test.mjs`. */
export function templateName(path: string): string {
  return path.slice(0, -ending.length).split(sep).join('/');
}
