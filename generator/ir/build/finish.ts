import type { Operation, Schema, SchemaId, Type, WebhookEvent } from '../model.js';
import { refsOf } from '../visit.js';
import type { Build } from './context.js';
import { exampleOf, schemaDocs } from './docs.js';
import { asText, placeFiles } from './files.js';
import { mapOperation, typesOfOperation } from './operation/operation.js';
import { directSchemas, type DirectedSchema } from './schema/direction.js';
import { discriminateType } from './schema/discriminate.js';
import { declareFamilies, namingFamilies, type Families } from './schema/family.js';
import { settleSchemas, settleType } from './schema/settle.js';
import { createShapes } from './schema/shapes.js';

/** Operations, webhooks and schemas whose types are final. */
export interface Finished {
  readonly operations: readonly Operation[];
  readonly webhooks: readonly WebhookEvent[];
  readonly schemas: readonly Schema[];
  readonly types: ReadonlyMap<SchemaId, Type>;
}

/**
 * What can only be done when every schema has been read, in this order: compositions are merged and unions simplified;
 * directions are followed and views split; unions are told apart, by the members that each view still has; files become texts
 * where no file can be.
 */
export function finishTypes(operations: readonly Operation[], webhooks: readonly WebhookEvent[], build: Build): Finished {
  const families = declareFamilies(build);
  const shapes = createShapes(build);
  const settle = (type: Type): Type => namingFamilies(settleType(type, shapes, build), families);
  const settledOperations = operations.map((operation) => mapOperation(operation, settle, settle));
  const settledWebhooks = webhooks.map((event) => ({ ...event, payload: settle(event.payload) }));
  const settled = nameFamilies(settleSchemas(shapes, build), families);

  const travelling = settledOperations.map(typesOfOperation);
  const directed = directSchemas(settled, {
    sent: travelling.flatMap(({ sent }) => sent.flatMap(refsOf)),
    received: [...travelling.flatMap(({ received }) => received), ...settledWebhooks.map(({ payload }) => payload)].flatMap(refsOf),
  });
  const views = new Map(directed.schemas.map(({ id, type }) => [id, type]));
  const sent = (type: Type): Type => discriminateType(directed.asSent(type), views);
  const received = (type: Type): Type => discriminateType(type, views);
  const discriminated = settledOperations.map((operation) => mapOperation(operation, sent, received));
  const finalWebhooks = settledWebhooks.map((event) => ({ ...event, payload: asText(received(event.payload)) }));
  const { operations: finalOperations, schemas: finalSchemas } = placeFiles(
    discriminated,
    settledWebhooks.map(({ payload }) => payload),
    directed.schemas.map((schema) => ({ ...schema, type: discriminateType(schema.type, views) })),
  );
  return {
    operations: finalOperations,
    webhooks: finalWebhooks,
    schemas: arrange(finalSchemas, finalOperations, finalWebhooks, build),
    types: new Map(finalSchemas.map(({ id, type }) => [id, type])),
  };
}

/** Members name the family where they named its base; a family names its members, and who is nothing but the base stays that. */
function nameFamilies(types: ReadonlyMap<SchemaId, Type>, families: Families): ReadonlyMap<SchemaId, Type> {
  const unions = new Set(families.values());
  return new Map([...types].map(([id, type]) => [id, unions.has(id) ? type : namingFamilies(type, families, id)]));
}

/** Declared schemas in document order, each with the inline ones inside it behind it; then those inside operations and webhooks. */
function arrange(schemas: readonly DirectedSchema[], operations: readonly Operation[], webhooks: readonly WebhookEvent[], build: Build): readonly Schema[] {
  const byId = new Map(schemas.map((schema) => [schema.id, schema]));
  const arranged = new Map<SchemaId, Schema>();
  const place = (id: SchemaId): void => {
    const schema = byId.get(id);
    const entry = schema === undefined ? undefined : build.schemas.entries.get(schema.source);
    if (schema === undefined || entry === undefined || arranged.has(id)) return;
    const { type, direction, requestViewOf } = schema;
    arranged.set(id, {
      id,
      origin: entry.node.origin,
      names: entry.names,
      naming: entry.naming,
      ...(entry.node.string('x-sdk-name') === undefined ? {} : { stated: true as const }),
      docs: schemaDocs(entry.node, entry.names[0].join(' ')),
      type,
      direction,
      ...(requestViewOf === undefined ? {} : { requestViewOf }),
      ...exampleOf(entry.node),
    });
    placeInline(type);
  };
  const placeInline = (type: Type): void => {
    for (const id of refsOf(type)) if (!isDeclared(id)) place(id);
  };
  const isDeclared = (id: SchemaId): boolean => {
    const schema = byId.get(id);
    return schema !== undefined && build.schemas.entries.get(schema.source)?.naming === 'declared';
  };
  for (const { id } of schemas) if (isDeclared(id)) place(id);
  for (const operation of operations) {
    const { sent, received } = typesOfOperation(operation);
    for (const type of [...sent, ...received]) placeInline(type);
  }
  for (const { payload } of webhooks) placeInline(payload);
  return [...arranged.values()];
}
