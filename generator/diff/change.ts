import { markdownCode } from '../emit/safe.js';
import type { Origin } from '../ir/model.js';
import { greatest, levelOf, rules, type Evidence, type Level, type RuleName } from './rules.js';
import type { Direction } from './surface/surface.js';

/** One difference of two surfaces. */
export interface Change {
  readonly rule: RuleName;
  readonly level: Level;
  /** What it asks of callers who read, and of those who write; absent where the thing is not used in that way. */
  readonly reads?: Level;
  readonly writes?: Level;
  readonly evidence: Evidence;
  readonly subject: Subject;
  /** One sentence, without the full stop, in Markdown. */
  readonly text: string;
  /** Where the documents say so. */
  readonly before?: Origin;
  readonly after?: Origin;
}

export interface Subject {
  readonly kind: 'client' | 'resource' | 'method' | 'type' | 'event' | 'webhooks' | 'export';
  /** `client.orders.list`, `Order`; as it was, where it had another name. */
  readonly name: string;
  readonly member?: string;
}

export interface ChangeParts {
  readonly rule: RuleName;
  readonly subject: Subject;
  readonly text: string;
  readonly before?: Origin | undefined;
  readonly after?: Origin | undefined;
  /** How the type is used; both ways unless given. */
  readonly direction?: Direction;
}

/** A change with the level that its rule asks for. */
export function change({ rule, subject, text, before, after, direction = { reads: true, writes: true } }: ChangeParts): Change {
  return {
    rule,
    level: levelOf(rule, direction),
    ...(direction.reads ? { reads: rules[rule].reads } : {}),
    ...(direction.writes ? { writes: rules[rule].writes } : {}),
    evidence: rules[rule].evidence,
    subject,
    text,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** What changes ask for together; undefined where there is none. */
export function adviceOf(changes: readonly Change[]): Level | undefined {
  return changes.length === 0 ? undefined : greatest(changes.map(({ level }) => level));
}

/** A name in a sentence; names come from documents. */
export function named(...parts: readonly (string | undefined)[]): string {
  return markdownCode(parts.filter((part) => part !== undefined).join('.'));
}
