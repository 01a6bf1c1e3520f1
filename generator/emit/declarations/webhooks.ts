import { StructureKind } from 'ts-morph';
import type { Plan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import { docsOf } from '../docs.js';
import type { CodeFile } from '../file.js';
import { propertyKey } from '../safe.js';
import { runtime } from '../runtime.js';
import { printType } from '../types.js';
import { docStructure } from './models.js';

/** Names of the types that every SDK with webhooks exports beside its payloads. */
export const webhookTypes: { readonly map: string; readonly name: string; readonly message: string } = {
  map: 'WebhookPayloads',
  name: 'WebhookEventName',
  message: 'WebhookMessage',
};

/** Declares what arrives under which event name: a map from name to payload, and the union of both for a switch. */
export function emitWebhooks(plan: Plan, schemas: Schemas, file: CodeFile): void {
  if (plan.webhooks.length === 0) return;
  const context = { file, plan, schemas, open: true };
  file.add(
    {
      kind: StructureKind.Interface,
      name: webhookTypes.map,
      isExported: true,
      ...docStructure('The payload of each webhook event, by the name of the event.'),
      properties: plan.webhooks.map(({ event }) => ({
        name: propertyKey(event.event),
        type: printType(event.payload, context),
        ...docStructure(docsOf(event.docs)),
      })),
    },
    {
      kind: StructureKind.TypeAlias,
      name: webhookTypes.name,
      isExported: true,
      type: `keyof ${webhookTypes.map}`,
      ...docStructure('The name of a webhook event that the API documents.'),
    },
    {
      kind: StructureKind.TypeAlias,
      name: webhookTypes.message,
      isExported: true,
      type: `{ [Name in ${webhookTypes.name}]: { readonly event: Name; readonly payload: ${webhookTypes.map}[Name] } }[${webhookTypes.name}] | (${file.type(runtime.UnknownVariant)}<'event'> & { readonly payload: unknown })`,
      ...docStructure('An event as it is delivered: its name decides the type of its payload. Events that the API adds later have a payload of unknown type.'),
    },
  );
}
