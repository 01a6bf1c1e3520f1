import type { SecurityAlternative } from '../../ir/model.js';
import type { Plan } from '../../plan/plan.js';
import type { Literal } from '../literal.js';

/**
 * A security requirement as the runtime reads it: names of schemes that the SDK can send, an OR of ANDs in the order in which
 * they are tried. What needs no credential of the SDK's (public access, mutual TLS) is last, wherever the document lists it,
 * since an operation with optional security does more for whom it knows.
 */
export function requirement(alternatives: readonly SecurityAlternative[], { client }: Plan): Literal {
  const known = new Set(client.credentials.map(({ scheme }) => scheme.name));
  const named = alternatives.map((alternative) => alternative.map(({ scheme }) => scheme).filter((name) => known.has(name)));
  return named.toSorted((a, b) => Number(a.length === 0) - Number(b.length === 0));
}
