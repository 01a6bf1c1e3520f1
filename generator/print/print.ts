import type { FileDraft } from '../emit/emit.js';
import { hashBytes } from '../inputs/hash.js';
import { printCode } from './code.js';
import { formatText } from './format.js';
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
  const files = new Map<string, string>();
  const hashes = new Map<string, string>();
  for (const draft of drafts) {
    if (draft.kind === 'verbatim') {
      files.set(draft.path, draft.text);
      continue;
    }
    const template = draft.kind === 'template' ? templates.get(draft.template) : undefined;
    const hash = hashBytes(JSON.stringify([draft, template]));
    hashes.set(draft.path, hash);
    files.set(draft.path, reuse?.(draft.path, hash) ?? (await printDraft(draft, templates)));
  }
  return { files, drafts: hashes };
}

function printDraft(draft: Exclude<FileDraft, { readonly kind: 'verbatim' }>, templates: ReadonlyMap<string, string>): string | Promise<string> {
  switch (draft.kind) {
    case 'code':
      return formatText(draft.path, printCode(draft.draft));
    case 'template': {
      const template = templates.get(draft.template);
      if (template === undefined) throw new Error(`There is no template "${draft.template}".`);
      const text = renderTemplate(template, draft.data);
      return /\.(json|md|mjs|ts)$/.test(draft.path) ? formatText(draft.path, text) : text;
    }
  }
}
