import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api, Operation, Schema, SchemaId } from '../ir/model.js';
import { refsOf } from '../ir/visit.js';
import { headersKey, nothingHeld, paramsKey, type Held } from '../lock/held.js';
import { pascalCase } from './casing.js';
import { planCredentials } from './credentials.js';
import { planHeaders } from './headers.js';
import { int64Schemas } from './int64.js';
import { nameModels, placeModels } from './models.js';
import { planParams, type ParamsShape } from './params.js';
import { flatten, reachOf, typesOf } from './placement.js';
import type { CustomModule, MethodPlan, ParamsPlan, Plan, ResourcePlan, SdkPlan } from './plan.js';
import { reservedTypeNames } from './reserved.js';
import { nameResources, planPathArguments, type NamedOperation, type NamedResource } from './resources.js';
import { planFailures, planResult } from './results.js';
import { serverURL } from './server.js';
import { planServers } from './servers.js';
import { createScope, type Scope } from './scope.js';
import type { Schemas } from './shape.js';
import { planWebhookScheme } from './webhooks.js';

export interface PlanSettings {
  readonly sdk: SdkPlan;
  /** Class of the client. */
  readonly clientName: string;
  readonly baseURL?: string;
  /** The configuration says where the API is: there is no choice. */
  readonly fixedServer?: boolean;
  readonly custom: readonly CustomModule[];
  /** Integers of 64 bits are bigints. */
  readonly int64?: 'number' | 'bigint';
  /** Names that the runtime exports: a model must not take them. */
  readonly runtimeNames: ReadonlySet<string>;
  /** Members that the runtime's client has: a resource must not hide them. */
  readonly clientMembers: ReadonlySet<string>;
  /** Options that a client or a call has anyway: a credential must not take their names. */
  readonly clientOptions: ReadonlySet<string>;
  /** Names from before. */
  readonly held?: Held;
}

/** Api to Plan: the names, files and shapes of the whole SDK. Names are given in phases, so that none depends on what comes later. */
export function buildPlan(api: Api, settings: PlanSettings, report: (diagnostic: Diagnostic) => void): Plan {
  const schemas: Schemas = new Map(api.schemas.map((schema) => [schema.id, schema]));
  const held = settings.held ?? nothingHeld;
  const fixed = new Set([settings.clientName, `${settings.clientName}Options`, `${settings.clientName}Error`, ...settings.custom.flatMap((module) => module.exports.map(({ name }) => name))]);
  // What the configuration names has its names in any case.
  const remembered = new Map([...held.types].filter(([, name]) => !fixed.has(name)));
  const types = createScope(new Set([...reservedTypeNames, ...settings.runtimeNames]), true, remembered);

  const client = { name: types.take([settings.clientName]).name, file: 'client' };
  const options = { name: types.take([`${client.name}Options`]).name, file: 'client' };
  const error = { name: types.take([`${client.name}Error`]).name, file: 'core/sdk' };
  for (const module of settings.custom) for (const { name } of module.exports) types.take([name]);

  const declared = nameModels(api.schemas.filter((schema) => schema.naming === 'declared'), types, report);
  const resources = nameResources(api, types, settings.clientMembers, held, 'client');
  const shapes = new Map<string, ParamsShape | undefined>(api.operations.map((operation) => [operation.id, planParams(operation, schemas, report)]));
  const flattened = flattenedOnce(api, shapes);
  const paramsNames = new Map(
    flatten(resources).flatMap(({ operations }) =>
      operations.flatMap((named) => {
        const shape = shapes.get(named.operation.id);
        return shape === undefined ? [] : [[named.operation.id, paramsName(named.operation, shape, declared, types)] as const];
      }),
    ),
  );
  const inline = nameModels(api.schemas.filter((schema) => schema.naming === 'inline' && !flattened.has(schema.id)), types, report);
  const names = new Map([...declared, ...inline]);

  const reach = reachOf(schemas, resources, api.webhooks.map((event) => event.payload), refsOf);
  const models = placeModels(api.schemas, names, reach, flattened);

  // Behind all others, so that they take no name that anything else had.
  const headersNames = new Map(
    api.operations.flatMap((operation) => {
      if (planHeaders(operation, schemas).length === 0) return [];
      const name = pascalCase(operation.name);
      return [[operation.id, types.take([`${name}Headers`, `${name}ResponseHeaders`], headersKey(operation)).name] as const];
    }),
  );

  const planMethod = ({ operation, name, access }: NamedOperation, file: string): MethodPlan => {
    const shape = shapes.get(operation.id);
    const named = paramsNames.get(operation.id);
    const params = shape === undefined || named === undefined ? undefined : paramsPlan(shape, named, file, models);
    const headersName = headersNames.get(operation.id);
    const baseURL = serverURL(operation.servers?.[0], settings.baseURL);
    return {
      operation,
      name,
      access,
      pathArguments: planPathArguments(operation, report),
      ...(params === undefined ? {} : { params }),
      ...(baseURL === undefined || baseURL === settings.baseURL ? {} : { baseURL }),
      result: planResult(operation, shape, schemas, report),
      ...(headersName === undefined ? {} : { headers: { symbol: { name: headersName, file }, members: planHeaders(operation, schemas) } }),
      failures: planFailures(operation),
    };
  };
  const planResource = (named: NamedResource): ResourcePlan => ({
    resource: named.resource,
    symbol: named.symbol,
    property: named.property,
    access: named.access,
    methods: named.operations.map((operation) => planMethod(operation, named.symbol.file)),
    children: named.children.map(planResource),
  });
  const top = resources.map(planResource);
  const credentials = planCredentials(api, settings.sdk.envPrefix, held.credentials, settings.clientOptions);
  const webhookScheme = planWebhookScheme(api, schemas, report);

  return {
    api,
    sdk: settings.sdk,
    client: {
      symbol: client,
      options,
      error,
      ...(settings.baseURL === undefined ? {} : { baseURL: settings.baseURL }),
      credentials,
      // A credential of that name was there first.
      servers: settings.fixedServer === true || credentials.some(({ option }) => /^server(?:Variables)?$/u.test(option)) ? [] : planServers(api.servers),
      resources: top,
    },
    resources: flatten(top),
    models,
    webhooks: api.webhooks.map((event) => ({ event })),
    ...(webhookScheme === undefined ? {} : { webhookScheme }),
    ...(settings.int64 === 'bigint' ? { int64: int64Schemas(schemas) } : {}),
    custom: settings.custom,
  };
}

/** What a params type is called, and the body schema that is that very type, where there is one. */
interface ParamsName {
  readonly name: string;
  readonly model?: SchemaId;
}

function paramsName(operation: Operation, shape: ParamsShape, declared: ReadonlyMap<SchemaId, string>, types: Scope): ParamsName {
  const wanted = `${pascalCase(operation.name)}Params`;
  const body = shape.body?.shape;
  if (shape.members.length === 0 && body?.kind === 'extended' && body.type.kind === 'ref' && declared.get(body.type.id) === wanted) {
    return { name: wanted, model: body.type.id };
  }
  return { name: types.take([wanted, `${pascalCase(operation.name)}Parameters`], paramsKey(operation)).name };
}

function paramsPlan(shape: ParamsShape, named: ParamsName, file: string, models: Plan['models']): ParamsPlan {
  const model = named.model === undefined ? undefined : models.get(named.model);
  return { ...shape, symbol: model?.symbol ?? { name: named.name, file }, declaredAsModel: model !== undefined };
}

/** Inline body schemas whose members are written into one params type and that nothing else refers to. */
function flattenedOnce(api: Api, shapes: ReadonlyMap<string, ParamsShape | undefined>): ReadonlySet<SchemaId> {
  const uses = new Map<SchemaId, number>();
  const count = (id: SchemaId): void => void uses.set(id, (uses.get(id) ?? 0) + 1);
  const types = [
    ...api.schemas.map((schema) => schema.type),
    ...api.webhooks.map((event) => event.payload),
    ...api.operations.flatMap(typesOf),
  ];
  for (const type of types) for (const id of refsOf(type)) count(id);
  const flattened = [...shapes.values()].flatMap((shape): readonly Schema[] => {
    const body = shape?.body?.shape;
    return body?.kind === 'flattened' && body.schema !== undefined ? [body.schema] : [];
  });
  return new Set(flattened.filter((schema) => uses.get(schema.id) === 1).map((schema) => schema.id));
}
