import { markdownCode } from '../../emit/safe.js';
import type { DiffReport, PlacedChange } from '../report.js';
import type { RuleName } from '../rules.js';
import { placeText } from './text.js';

/** How a change is listed with others of its kind. */
export interface MarkdownOptions {
  /** Whether each line ends with the place in the document. */
  readonly places?: boolean;
  /** Level of the headings. */
  readonly depth?: number;
}

/** Sections of a changelog, in the order in which a reader wants them. */
const sections: readonly { readonly title: string; readonly holds: (change: PlacedChange) => boolean }[] = [
  { title: 'Breaking changes', holds: ({ level }) => level === 'major' },
  { title: 'New', holds: ({ level, rule }) => level === 'minor' && rule.includes('added') },
  { title: 'Deprecated', holds: ({ rule }) => rule === 'deprecated' },
  { title: 'Changed', holds: ({ level, rule }) => level === 'minor' && rule !== 'deprecated' && !rule.includes('added') },
  { title: 'Documentation', holds: ({ level }) => level === 'patch' },
];

/** Changes of these kinds say no more than a name, so that many of them share a line. */
const listed: readonly { readonly rule: RuleName; readonly one: string; readonly many: string }[] = [
  { rule: 'type-removed', one: 'The type % is gone', many: 'These types are gone: %' },
  { rule: 'type-added', one: 'The type % is new', many: 'These types are new: %' },
  { rule: 'event-added', one: 'The event % is new', many: 'These events are new: %' },
  { rule: 'event-removed', one: 'The event % is gone', many: 'These events are gone: %' },
  { rule: 'text-changed', one: 'The text of % is new', many: 'The text of these is new: %' },
];

/** A comparison as the sections of a changelog entry; empty where nothing differs. Every name of the document is in a code span. */
export function renderMarkdown({ changes }: Pick<DiffReport, 'changes'>, { places = false, depth = 3 }: MarkdownOptions = {}): string {
  return sections
    .flatMap(({ title, holds }) => {
      const found = changes.filter(holds);
      return found.length === 0 ? [] : [`${'#'.repeat(depth)} ${title}\n\n${bullets(found, places).map((line) => `- ${line}\n`).join('')}`];
    })
    .join('\n');
}

function bullets(changes: readonly PlacedChange[], places: boolean): readonly string[] {
  const isListed = (change: PlacedChange): boolean => !places && listed.some(({ rule }) => rule === change.rule);
  return [
    ...changes.filter((change) => !isListed(change)).map((change) => `${change.text}${places ? placed(change) : ''}.`),
    ...(places ? [] : listed.flatMap(({ rule, one, many }) => {
      const names = [...new Set(changes.filter((change) => change.rule === rule).map(({ subject }) => markdownCode([subject.name, ...(subject.member === undefined ? [] : [subject.member])].join('.'))))];
      return names.length === 0 ? [] : [`${(names.length === 1 ? one : many).replace('%', () => names.join(', '))}.`];
    })),
  ];
}

function placed({ before, after }: PlacedChange): string {
  const place = after ?? before;
  return place === undefined ? '' : ` (${markdownCode(placeText(place))})`;
}
