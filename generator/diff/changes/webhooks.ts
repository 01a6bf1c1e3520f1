import { change, named, type Change, type Subject } from '../change.js';
import { withText, type Comparing } from './context.js';
import { shapeChanges } from './types.js';

/** What differs in the events that the API delivers, and in how deliveries are verified. */
export function webhookChanges(comparing: Comparing): readonly Change[] {
  const { before, after } = comparing;
  return [
    ...[...before.events].flatMap(([event, old]): readonly Change[] => {
      const now = after.events.get(event);
      const subject: Subject = { kind: 'event', name: event };
      if (now === undefined) return [change({ rule: 'event-removed', subject, text: `The event ${named(event)} is gone`, before: old.origin })];
      const place = { subject, label: `The event ${named(event)}`, direction: { reads: true, writes: false }, before: old.origin, after: now.origin };
      return withText(shapeChanges(old.payload, now.payload, place, comparing), place, old, now);
    }),
    ...[...after.events].flatMap(([event, { origin }]) =>
      before.events.has(event) ? [] : [change({ rule: 'event-added', subject: { kind: 'event', name: event }, text: `The event ${named(event)} is new`, after: origin })],
    ),
    ...schemeChanges(comparing),
  ];
}

function schemeChanges({ before: { webhooks: before }, after: { webhooks: after } }: Comparing): readonly Change[] {
  const subject: Subject = { kind: 'webhooks', name: 'webhooks' };
  if (before === undefined) return after === undefined ? [] : [change({ rule: 'webhooks-added', subject, text: 'Deliveries can be verified', after: after.origin })];
  if (after === undefined) return [change({ rule: 'webhooks-removed', subject, text: 'Deliveries can no longer be verified', before: before.origin })];
  if (JSON.stringify(before.scheme) === JSON.stringify(after.scheme)) return [];
  return [change({ rule: 'webhooks-changed', subject, text: 'Deliveries are verified in another way', before: before.origin, after: after.origin })];
}
