import { writePlain } from './plain.js';

/** Parts of a query by name on the wire; of several with one name the last counts, and null leaves it out. */
export type Texts = readonly (readonly [name: string, text: string | null])[];

/**
 * The query that an option adds.
 *
 * @throws InvalidRequestError that names what can't be sent
 */
export function textsOf(query: Readonly<Record<string, unknown>> = {}): Texts {
  return Object.entries(query).map(([name, value]) => [name, writePlain('query', name, value) ?? null]);
}
