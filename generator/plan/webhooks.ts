import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api, Type, WebhookEvent } from '../ir/model.js';
import type { WebhookSchemePlan } from './plan.js';
import { objectsOf, resolve, type Schemas } from './shape.js';

/**
 * How an SDK verifies deliveries and tells them apart: the signature that the document declares, and the event's name from
 * its header, else from a member that the document names or whose constant differs in each payload. Where there is such a
 * member beside the header, the two have to agree. Where either is unknown nothing is verified, and nothing pretends to be.
 */
export function planWebhookScheme({ webhooks, webhookSignature: signature, origin }: Api, schemas: Schemas, report: (diagnostic: Diagnostic) => void): WebhookSchemePlan | undefined {
  if (webhooks.length === 0) return undefined;
  const member = eventMember(webhooks, schemas, signature?.eventProperty);
  const event = signature?.eventHeader === undefined ? member : { header: signature.eventHeader, ...(member !== undefined && 'property' in member ? member : {}) };
  if (signature !== undefined && event !== undefined) return { signature, event };
  const unknown = signature === undefined ? 'how deliveries are signed' : 'where a delivery names its event';
  report({
    code: 'webhook-unverified',
    severity: 'info',
    message: `The document does not say ${unknown}; the SDK has the types of its ${webhooks.length} events, but nothing to verify them with.`,
    place: signature?.origin ?? webhooks[0]?.origin ?? origin,
    fix: signature === undefined ? 'Declare it by x-webhook-signature.' : 'Add eventHeader to x-webhook-signature, or a property with a constant of its own to each payload.',
  });
  return undefined;
}

type EventMember = { readonly property: string; readonly names?: Readonly<Record<string, string>> };

/** @param declared the member that the document names, whatever the schemas say of it */
function eventMember(webhooks: readonly WebhookEvent[], schemas: Schemas, declared: string | undefined): EventMember | { readonly only: string } | undefined {
  const [first, ...others] = webhooks;
  if (first === undefined) return undefined;
  if (others.length === 0 && declared === undefined) return { only: first.event };
  const constants = webhooks.map((webhook) => ({ event: webhook.event, values: constantsOf(webhook.payload, schemas) }));
  for (const property of declared === undefined ? (constants[0]?.values.keys() ?? []) : [declared]) {
    const pairs = constants.flatMap(({ event, values }) => (values.get(property) ?? []).map((value) => [value, event] as const));
    const distinct = new Set(pairs.map(([value]) => value)).size === pairs.length;
    if (!distinct || (declared === undefined && !constants.every(({ values }) => values.has(property)))) continue;
    const renamed = pairs.filter(([value, event]) => value !== event);
    return renamed.length === 0 ? { property } : { property, names: Object.fromEntries(renamed) };
  }
  return declared === undefined ? undefined : { property: declared };
}

/** The members of a payload that are always there with one of a few constants, and these. */
function constantsOf(payload: Type, schemas: Schemas): ReadonlyMap<string, readonly string[]> {
  const target = resolve(payload, schemas);
  if (target?.kind === 'union') return constantsOfAll(target.variants.map((variant) => constantsOf(variant.type, schemas)));
  const properties = objectsOf(payload, schemas).flatMap((object) => object.properties.filter((property) => !property.optional));
  return new Map(
    properties.flatMap(({ name, type }): readonly (readonly [string, readonly string[]])[] => {
      const values = stringsOf(resolve(type, schemas));
      return values.length === 0 ? [] : [[name, values]];
    }),
  );
}

function constantsOfAll(variants: readonly ReadonlyMap<string, readonly string[]>[]): ReadonlyMap<string, readonly string[]> {
  const [first, ...rest] = variants;
  return new Map(
    [...(first ?? [])].flatMap(([name, values]): readonly (readonly [string, readonly string[]])[] => {
      const all = rest.map((variant) => variant.get(name));
      return all.includes(undefined) ? [] : [[name, [...new Set([...values, ...all.flatMap((each) => each ?? [])])]]];
    }),
  );
}

function stringsOf(type: Type | undefined): readonly string[] {
  if (type?.kind === 'literal') return typeof type.value === 'string' ? [type.value] : [];
  if (type?.kind !== 'enum' || type.open) return [];
  return type.members.flatMap((member) => (typeof member.value === 'string' ? [member.value] : []));
}
