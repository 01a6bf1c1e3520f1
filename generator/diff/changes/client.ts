import { markdownCode } from '../../emit/safe.js';
import type { Json } from '../../ir/model.js';
import { change, named, type Change, type Subject } from '../change.js';
import type { RuleName } from '../rules.js';
import { withText, type Comparing } from './context.js';
import { shapeChanges } from './types.js';

/** What differs in how a client is set up: its class, its credentials, and where the API is. */
export function clientChanges(comparing: Comparing): readonly Change[] {
  const { client: before } = comparing.before;
  const { client: after } = comparing.after;
  const subject: Subject = { kind: 'client', name: after.name };
  const found = (rule: RuleName, text: string): Change => change({ rule, subject, text, before: before.origin, after: after.origin });
  const options = new Map(after.credentials.map((credential) => [credential.option, credential]));
  const old = new Map(before.credentials.map((credential) => [credential.option, credential]));
  return [
    ...(before.name === after.name ? [] : [found('client-renamed', `The client ${named(before.name)} is called ${named(after.name)} now`)]),
    ...[...old].flatMap(([option, { env, origin }]): readonly Change[] => {
      const now = options.get(option);
      const parts = { subject: { ...subject, member: option }, before: origin, after: now?.origin };
      if (now === undefined) return [change({ ...parts, rule: 'option-removed', text: `The client option ${named(option)} is gone` })];
      if (now.env === env) return [];
      return [change({ ...parts, rule: 'environment-changed', text: `${named(option)} is looked for in the environment variable ${named(now.env)} instead of ${named(env)}` })];
    }),
    ...[...options].flatMap(([option, { origin }]) =>
      old.has(option) ? [] : [change({ rule: 'option-added', subject: { ...subject, member: option }, text: `The client option ${named(option)} is new`, after: origin })],
    ),
    ...Object.entries(after.schemes).flatMap(([name, now]) => {
      const was = before.schemes[name];
      return was === undefined || equal(was, now) ? [] : [found('credential-changed', `The credential of ${named(name)} was ${markdownCode(JSON.stringify(was))} and is ${markdownCode(JSON.stringify(now))}`)];
    }),
    ...shapeChanges(before.choices, after.choices, { subject, label: named(after.options), direction: { reads: false, writes: true }, before: before.origin, after: after.origin }, comparing),
    ...serverChanges(before.baseURL, after.baseURL, found),
  ];
}

function serverChanges(before: string | undefined, after: string | undefined, found: (rule: RuleName, text: string) => Change): readonly Change[] {
  if (before === after) return [];
  if (before === undefined) return [found('server-added', `The API is at ${markdownCode(after ?? '')} unless baseURL is given`)];
  if (after === undefined) return [found('server-removed', `The API was at ${markdownCode(before)}; baseURL must be given now`)];
  return [found('server-changed', `The API is at ${markdownCode(after)} instead of ${markdownCode(before)}`)];
}

/** What differs in the resources themselves: which there are, and what their classes are called. */
export function resourceChanges({ matches }: Comparing): readonly Change[] {
  const { pairs, removed, added } = matches.resources;
  return [
    ...pairs.flatMap(({ before, after }): readonly Change[] => {
      const subject: Subject = { kind: 'resource', name: after.access };
      if (before.access !== after.access || before.name !== after.name) {
        const [from, to] = before.access === after.access ? [before.name, after.name] : [before.access, after.access];
        return [change({ rule: 'resource-renamed', subject: { kind: 'resource', name: before.access }, text: `${named(from)} is called ${named(to)} now`, before: before.origin, after: after.origin })];
      }
      return withText([], { subject, label: named(after.access) }, before, after);
    }),
    ...removed.map(({ access, origin }) => change({ rule: 'resource-removed', subject: { kind: 'resource', name: access }, text: `${named(access)} is gone`, before: origin })),
    ...added.map(({ access, origin }) => change({ rule: 'resource-added', subject: { kind: 'resource', name: access }, text: `${named(access)} is new`, after: origin })),
  ];
}

/** What differs in the other names that the package exports. */
export function exportChanges({ before, after }: Comparing): readonly Change[] {
  return [
    ...[...before.exports].flatMap((name) =>
      after.exports.has(name) ? [] : [change({ rule: 'export-removed', subject: { kind: 'export', name }, text: `The export ${named(name)} is gone` })],
    ),
    ...[...after.exports].flatMap((name) =>
      before.exports.has(name) ? [] : [change({ rule: 'export-added', subject: { kind: 'export', name }, text: `The export ${named(name)} is new` })],
    ),
  ];
}

function equal(before: Json, after: Json): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
