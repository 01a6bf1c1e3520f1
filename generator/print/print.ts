import type { FileDraft } from '../emit/emit.js';
import { printCode } from './code.js';
import { formatText } from './format.js';
import { renderTemplate } from './template.js';

/**
 * Drafts to text. Code and rendered files are laid out by prettier; the runtime is copied byte for byte.
 *
 * @param templates Handlebars templates by name
 * @returns text by path
 */
export async function print(drafts: readonly FileDraft[], templates: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const draft of drafts) files.set(draft.path, await printDraft(draft, templates));
  return files;
}

function printDraft(draft: FileDraft, templates: ReadonlyMap<string, string>): string | Promise<string> {
  switch (draft.kind) {
    case 'verbatim':
      return draft.text;
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
