import type { Direction } from './surface/surface.js';

/**
 * What a change asks of the version (semver.org, sections 6 to 8). major: a program that compiled may no longer compile, or no
 * longer mean what it meant. minor: every program goes on, and something that it can see or do is new or other. patch: only
 * text differs.
 */
export type Level = 'major' | 'minor' | 'patch';

/** By what a rule can be confirmed: a type that the compiler relates, what is sent and read at run time, or text. */
export type Evidence = 'type' | 'behaviour' | 'text';

export interface Rule {
  readonly title: string;
  /** For callers who read values of the type. */
  readonly reads: Level;
  /** For callers who give values of it. */
  readonly writes: Level;
  readonly evidence: Evidence;
}

const always = (title: string, level: Level, evidence: Evidence = 'type'): Rule => ({ title, reads: level, writes: level, evidence });
const byUse = (title: string, reads: Level, writes: Level): Rule => ({ title, reads, writes, evidence: 'type' });

/** The name under which a change gives its reason. */
export type RuleName =
  | 'client-renamed'
  | 'option-added'
  | 'option-removed'
  | 'environment-changed'
  | 'credential-changed'
  | 'server-added'
  | 'server-changed'
  | 'server-removed'
  | 'resource-added'
  | 'resource-removed'
  | 'resource-renamed'
  | 'method-added'
  | 'method-removed'
  | 'method-renamed'
  | 'media-type-added'
  | 'media-type-removed'
  | 'argument-added'
  | 'argument-removed'
  | 'params-added'
  | 'params-removed'
  | 'params-now-optional'
  | 'params-now-required'
  | 'list-added'
  | 'list-removed'
  | 'stream-added'
  | 'stream-removed'
  | 'failure-added'
  | 'failure-removed'
  | 'request-changed'
  | 'type-added'
  | 'type-removed'
  | 'type-renamed'
  | 'export-added'
  | 'export-removed'
  | 'member-added'
  | 'member-added-required'
  | 'member-removed'
  | 'member-now-optional'
  | 'member-now-required'
  | 'others-added'
  | 'others-removed'
  | 'value-added'
  | 'value-removed'
  | 'null-added'
  | 'null-removed'
  | 'variant-added'
  | 'variant-removed'
  | 'type-widened'
  | 'type-narrowed'
  | 'type-replaced'
  | 'known-values'
  | 'event-added'
  | 'event-removed'
  | 'webhooks-added'
  | 'webhooks-removed'
  | 'webhooks-changed'
  | 'default-changed'
  | 'deprecated'
  | 'text-changed';

/** Every rule there is. */
export const rules: Readonly<Record<RuleName, Rule>> = {
  'client-renamed': always('the class of the client has another name', 'major'),
  'option-added': always('a client option for a credential is new', 'minor'),
  'option-removed': always('a client option for a credential is gone', 'major'),
  'environment-changed': always('a credential is looked for in another environment variable', 'major', 'behaviour'),
  'credential-changed': always('a credential is sent in another way', 'minor', 'behaviour'),
  'server-added': always('the SDK knows where the API is', 'minor', 'behaviour'),
  'server-changed': always('the API is elsewhere', 'minor', 'behaviour'),
  'server-removed': always('the SDK no longer knows where the API is, so that the option baseURL must be given', 'major', 'behaviour'),

  'resource-added': always('a resource is new', 'minor'),
  'resource-removed': always('a resource is gone', 'major'),
  'resource-renamed': always('a resource has another name', 'major'),

  'method-added': always('a method is new', 'minor'),
  'method-removed': always('a method is gone', 'major'),
  'method-renamed': always('a method has another name: the operation is the same', 'major'),
  'argument-added': always('a method takes one more leading argument', 'major'),
  'argument-removed': always('a method takes fewer leading arguments', 'major'),
  'params-added': always('a method takes params now, which come before the options', 'major'),
  'params-removed': always('a method takes no params any more', 'major'),
  'params-now-optional': always('the params may be left out', 'minor'),
  'params-now-required': always('the params must be given', 'major'),
  'media-type-added': always('the body can be sent as one more media type', 'minor'),
  'media-type-removed': always('the body can no longer be sent as a media type', 'major'),
  'list-added': always('the result is a list that can be walked through page by page', 'minor'),
  'list-removed': always('the result can no longer be walked through page by page', 'major'),
  'stream-added': always('the method can stream its answer', 'minor'),
  'stream-removed': always('the method can no longer stream its answer', 'major'),
  'failure-added': always('a documented failure is new; a call could fail in other ways before', 'minor'),
  'failure-removed': always('a failure is no longer documented', 'minor'),
  'request-changed': always('what is sent, or how the answer is read, is other; no program changes', 'minor', 'behaviour'),

  'type-added': always('an exported type is new', 'minor'),
  'type-removed': always('an exported type is gone', 'major'),
  'type-renamed': always('an exported type has another name', 'major'),
  'export-added': always('the package exports something new', 'minor'),
  'export-removed': always('the package no longer exports something', 'major'),

  'member-added': byUse('an optional member is new', 'minor', 'minor'),
  'member-added-required': byUse('a member that is always there is new', 'minor', 'major'),
  'member-removed': byUse('a member is gone', 'major', 'major'),
  'member-now-optional': byUse('a member may be absent', 'major', 'minor'),
  'member-now-required': byUse('a member is always there', 'minor', 'major'),
  'others-added': byUse('members beside the named ones are typed', 'minor', 'major'),
  'others-removed': byUse('members beside the named ones are no longer typed', 'major', 'major'),

  'value-added': byUse('one more value, of a closed list', 'major', 'minor'),
  'value-removed': byUse('one value less', 'minor', 'major'),
  'null-added': byUse('null is possible', 'major', 'minor'),
  'null-removed': byUse('null is no longer possible', 'minor', 'major'),
  'variant-added': byUse('one more variant, of a closed list', 'major', 'minor'),
  'variant-removed': byUse('one variant less', 'minor', 'major'),
  'type-widened': byUse('the type admits more', 'major', 'minor'),
  'type-narrowed': byUse('the type admits less', 'minor', 'major'),
  'type-replaced': byUse('the type is another', 'major', 'major'),
  'known-values': byUse('other values or variants are named, and any other was possible before and is now', 'minor', 'minor'),

  'event-added': always('a webhook event is new', 'minor'),
  'event-removed': always('a webhook event is gone', 'major'),
  'webhooks-added': always('deliveries can be verified', 'minor'),
  'webhooks-removed': always('deliveries can no longer be verified: an entry of the package is gone', 'major'),
  'webhooks-changed': always('deliveries are verified in another way', 'minor', 'behaviour'),

  'default-changed': always('what the server takes where a member is left out is other', 'minor', 'behaviour'),
  deprecated: always('it is deprecated (semver.org, section 7)', 'minor', 'text'),
  'text-changed': always('only documentation differs', 'patch', 'text'),
};

const order: readonly Level[] = ['patch', 'minor', 'major'];

/** The greatest of the levels; patch where there is none. */
export function greatest(levels: Iterable<Level>): Level {
  return order[Math.max(0, ...[...levels].map((level) => order.indexOf(level)))] ?? 'patch';
}

/** What a rule asks, by how a type is used. */
export function levelOf(name: RuleName, { reads, writes }: Direction): Level {
  const rule = rules[name];
  return greatest([...(reads ? [rule.reads] : []), ...(writes ? [rule.writes] : [])]);
}
