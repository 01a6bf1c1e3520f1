import type { Node } from '../../../source/document.js';
import { restrictions } from './keywords.js';

/** What `anyOf` and `oneOf` demand of an object where their alternatives do nothing but list members (JSON Schema 2020-12, section 10.2.1). */
export interface Demand {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly node: Node;
  /** The members that each alternative demands. */
  readonly alternatives: readonly (readonly string[])[];
}

/** @returns one for each of the two keywords that demands members by alternatives, and says no more */
export function demandsOf(node: Node): readonly Demand[] {
  return (['anyOf', 'oneOf'] as const).flatMap((keyword): readonly Demand[] => {
    const list = node.get(keyword);
    const items = list?.items() ?? [];
    const telling = items.filter((item) => item.ref === undefined && restrictions(item).every((inner) => inner === 'required' || (inner === 'type' && item.string('type') === 'object')));
    const alternatives = telling.map((item) => item.strings('required') ?? []);
    // One that demands nothing makes the others no demand.
    if (list === undefined || items.length < 2 || telling.length < items.length || alternatives.some((names) => names.length === 0)) return [];
    return [{ keyword, node: list, alternatives }];
  });
}

/** For people: "At least one of these is needed: `email`; `first_name` and `last_name`." */
export function demandText({ keyword, alternatives }: Demand): string {
  const choices = alternatives.map((names) => names.map((name) => `\`${name.replaceAll('`', "'")}\``).join(' and ')).join('; ');
  return `${keyword === 'anyOf' ? 'At least' : 'Exactly'} one of these is needed: ${choices}.`;
}
