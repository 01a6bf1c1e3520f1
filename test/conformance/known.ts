import type { Mismatch } from './judge/judge.js';

/** A difference that is known, with the reason why it stays. */
interface Known {
  readonly document: string;
  /** Begins what is found. */
  readonly at: string;
  readonly reason: string;
}

const demanded = 'an alternative demands a member that only the schema around it describes, or the other way round; the type leaves it optional in each';

export const known: readonly Known[] = [
  { document: 'github-generated-api.github.com', at: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id} params.conclusion', reason: demanded },
  { document: 'npm-shipengine', at: 'POST /v1/rates params.shipment', reason: demanded },
];

/** What is left when the known differences are taken away. */
export function unknownMismatches(document: string, mismatches: readonly Mismatch[]): readonly string[] {
  const rules = known.filter((rule) => rule.document === document);
  return mismatches.filter(({ at }) => !rules.some((rule) => at.startsWith(rule.at))).map(({ at, what }) => `${at}: ${what}`);
}
