import type { FileDraft } from '../emit/emit.js';
import { hashBytes } from '../inputs/hash.js';
import { printCode } from './code.js';
import { formatText } from './format.js';
import { layOut } from './layout/layout.js';
import { renderTemplate } from './template.js';

/** The text that an earlier run of the same generator printed from an equal draft; undefined where there is none. */
export type Reuse = (path: string, draft: string) => string | undefined;

export interface Printed {
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Hash of each draft that was printed, by path; a file that is copied has none. */
  readonly drafts: ReadonlyMap<string, string>;
}

/**
 * Drafts to text. Code and rendered files are laid out by prettier; the runtime is copied byte for byte.
 *
 * @param templates Handlebars templates by name
 */
export async function print(drafts: readonly FileDraft[], templates: ReadonlyMap<string, string>, reuse?: Reuse): Promise<Printed> {
  const texts = new Map<string, string>();
  const hashes = new Map<string, string>();
  const code = new Map<string, string>();
  for (const draft of drafts) {
    if (draft.kind === 'verbatim') {
      texts.set(draft.path, draft.text);
      continue;
    }
    const template = draft.kind === 'template' ? templateOf(draft, templates) : '';
    const hash = hashBytes(JSON.stringify([draft, template]));
    hashes.set(draft.path, hash);
    const known = reuse?.(draft.path, hash);
    if (known !== undefined) texts.set(draft.path, known);
    else if (draft.kind === 'code') code.set(draft.path, printCode(draft.draft));
    else texts.set(draft.path, await printTemplate(draft, template));
  }
  const laidOut = await layOut(code);
  const files = drafts.map(({ path }) => [path, texts.get(path) ?? laidOut.get(path) ?? ''] as const);
  return { files: new Map(files), drafts: hashes };
}

type TemplateDraft = Extract<FileDraft, { readonly kind: 'template' }>;

function templateOf({ template }: TemplateDraft, templates: ReadonlyMap<string, string>): string {
  const text = templates.get(template);
  if (text === undefined) throw new Error(`There is no template "${template}".`);
  return text;
}

function printTemplate({ path, template: name, data }: TemplateDraft, template: string): string | Promise<string> {
  const text = renderTemplate(name, template, data);
  return /\.(json|md|mjs|ts)$/.test(path) ? formatText(path, text) : text;
}
