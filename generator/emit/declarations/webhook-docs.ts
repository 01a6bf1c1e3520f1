import type { WebhookSchemePlan } from '../../plan/plan.js';

/**
 * What the signature of a delivery does not vouch for, and what can be done about it; nothing where it covers event and time.
 *
 * @param code writes a name of the document as code, safe for where the text goes
 */
export function unsignedParts({ signature, event }: WebhookSchemePlan, code: (name: string) => string): readonly string[] {
  const timed = signature.signs === 'timestamp.body';
  const covered = timed ? 'the time and the body' : 'the body alone';
  return [
    ...('header' in event
      ? [
          [
            `**The name of the event is not signed.** The signature covers ${covered}, not the header ${code(event.header)}: whoever gets hold of one delivery can send it again under another name.`,
            event.property === undefined
              ? ''
              : `Where the body names its event (${code(event.property)}), a header that says otherwise is refused (${code('webhook_event_mismatch')}); where it does not, no check is possible here.`,
            'So make sure that the payload is what you expect, or fetch the object from the API before you act on it.',
          ]
            .filter((sentence) => sentence !== '')
            .join(' '),
        ]
      : []),
    ...(timed
      ? []
      : [
          `**The time of sending is not signed.** An old delivery can be sent again at any time. The handler's option ${code('seen')} drops what was handled before; it takes deliveries with the same body for one, so give ${code('id')} where two events can have the same body.`,
        ]),
  ];
}
