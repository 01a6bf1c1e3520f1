import type { Node } from '../../../source/document.js';
import type { ObjectType, Property, Type, Variant } from '../../model.js';
import { docsOf } from '../docs.js';
import { typeAt } from '../schema/schema.js';
import { within, type Scope } from '../schema/scope.js';

/** The fields of an event on the wire (WHATWG HTML, section 9.2.6; OpenAPI 3.2, section 4.14.4). */
const fields: ReadonlySet<string> = new Set(['data', 'event', 'id', 'retry']);

/**
 * The schemas of the events as they are on the wire: objects with `data` and no members but the fields of an event, one or
 * a union of them. None where the schema describes the data alone.
 */
export function wireEvents(schema: Node | undefined): readonly Node[] {
  const target = schema?.deref();
  if (target === undefined) return [];
  const variants = (target.get('oneOf') ?? target.get('anyOf'))?.items().map((variant) => variant.deref());
  const events = variants ?? [target];
  return events.every(isWireEvent) ? events : [];
}

function isWireEvent(node: Node): boolean {
  const names = (node.get('properties')?.entries() ?? []).map(([name]) => name);
  return names.includes('data') && names.every((name) => fields.has(name));
}

/** Whether the names of the events say something that their data does not. */
export function tellsEventsApart(events: readonly Node[]): boolean {
  return events.length > 1 || events.some((event) => (nameOf(event)?.get('enum')?.items().length ?? 0) > 1);
}

/** What a stream of such events gives: their data, or the events with their names where these tell them apart. */
export function eventType(events: readonly Node[], scope: Scope): Type {
  const [only] = events;
  if (only !== undefined && !tellsEventsApart(events)) return dataType(only, within(scope, ['data']));
  const variants = events.map((event): Variant & { readonly type: ObjectType } => {
    const name = nameOf(event);
    const tags = name === undefined ? [] : [name.get('const'), ...(name.get('enum')?.items() ?? [])].flatMap((each) => (typeof each?.value === 'string' ? [each.value] : []));
    const inner = within(scope, tags.length === 1 ? [tags.join()] : ['event']);
    return { type: wholeEvent(event, name, inner), ...(tags.length === 0 ? {} : { tags }) };
  });
  const [first] = variants;
  if (first !== undefined && variants.length === 1) return first.type;
  const tagged = variants.every((variant) => variant.tags !== undefined);
  return { kind: 'union', variants, discrimination: tagged ? { by: 'tag', property: 'event' } : { by: 'none', reason: 'not every event has a name of its own' } };
}

function wholeEvent(event: Node, name: Node | undefined, scope: Scope): ObjectType {
  const property = (key: string, node: Node, type: Type): Property => ({ origin: node.origin, name: key, type, optional: false, docs: docsOf(node) });
  const properties = [
    property('event', name ?? event, name === undefined ? { kind: 'string' } : typeAt(name, within(scope, ['event']))),
    property('data', event.get('properties')?.get('data') ?? event, dataType(event, within(scope, ['data']))),
    property('id', event.get('properties')?.get('id') ?? event, { kind: 'string' }),
  ];
  return { kind: 'object', properties, extends: [], patterns: [] };
}

/** The type of what the data holds: `contentSchema` where it is text that holds something (JSON Schema 2020-12, section 8.5 of Validation). */
function dataType(event: Node, scope: Scope): Type {
  const data = event.get('properties')?.get('data');
  const content = data?.deref().get('contentSchema') ?? data;
  return content === undefined ? { kind: 'string' } : typeAt(content, scope);
}

function nameOf(event: Node): Node | undefined {
  return event.get('properties')?.get('event')?.deref();
}
