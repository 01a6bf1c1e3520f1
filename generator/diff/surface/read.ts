import { publicExports } from '../../emit/declarations/index-file.js';
import { variableMembers } from '../../emit/declarations/servers.js';
import type { Json, Origin, StatusMatch } from '../../ir/model.js';
import type { MethodPlan, Plan, ResourcePlan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import { modelShape, notesOf, paramsShape, resultShape, shapeOf } from './shapes.js';
import { absent, unionShape, unknown, type Member, type Shape } from './shape.js';
import type { ClientEntry, EventEntry, MethodEntry, ResourceEntry, Surface, TypeEntry, WebhookEntry } from './surface.js';

/** Plan to surface: what of an SDK its users' programs hang on. */
export function readSurface(plan: Plan): Surface {
  const schemas: Schemas = new Map([...plan.models].map(([id, model]) => [id, model.schema]));
  const methods = plan.resources.flatMap((resource) => resource.methods);
  const types = [...methods.flatMap((method) => [...paramsEntry(method, plan, schemas), ...headersEntry(method, plan, schemas)]), ...modelEntries(plan, schemas)];
  const resources = plan.resources.map(resourceEntry);
  const webhooks = webhookEntry(plan);
  const known = new Set([...types, ...resources, plan.client.symbol, plan.client.options, plan.client.error].map(({ name }) => name));
  return {
    client: clientEntry(plan),
    resources: new Map(resources.map((entry) => [entry.access, entry])),
    methods: new Map(methods.map((method) => [method.access, methodEntry(method, plan, schemas)])),
    types: new Map(types.map((entry) => [entry.name, entry])),
    events: new Map(plan.webhooks.map(({ event }): readonly [string, EventEntry] => [
      event.event,
      { event: event.event, origin: event.origin, docs: event.docs, payload: shapeOf(event.payload, { plan, schemas, open: true }) },
    ])),
    ...(webhooks === undefined ? {} : { webhooks }),
    exports: new Set(publicExports(plan).map(({ name }) => name).filter((name) => !known.has(name))),
    shapes: new Map([...plan.models].map(([id, model]) => [id, modelShape(model, plan, schemas)])),
  };
}

function clientEntry({ api, client }: Plan): ClientEntry {
  return {
    origin: api.origin,
    name: client.symbol.name,
    options: client.options.name,
    ...(client.baseURL === undefined ? {} : { baseURL: client.baseURL }),
    credentials: client.credentials.map(({ option, env, scheme }) => ({ option, env, origin: scheme.origin })),
    choices: choicesShape(client.servers, api.origin),
    schemes: Object.fromEntries(client.credentials.map(({ scheme }) => [scheme.name, schemeFacts(scheme)])),
  };
}

function choicesShape(servers: Plan['client']['servers'], origin: Origin): Shape {
  const option = (arms: readonly Shape[]): Member => ({ shape: unionShape([...arms, absent]), optional: true, origin });
  const variables = variableMembers(servers).map(({ name, values }): [string, Member] => {
    const known = values === undefined ? [{ kind: 'primitive', name: 'string' } as const] : values.map((value) => ({ kind: 'literal', value }) as const);
    return [name, option(known)];
  });
  const members = new Map<string, Member>(servers.length === 0 ? [] : [['server', option(servers.map(({ name }) => ({ kind: 'literal', value: name })))]]);
  if (variables.length > 0) members.set('serverVariables', option([{ kind: 'object', members: new Map(variables) }]));
  return { kind: 'object', members };
}

function schemeFacts(scheme: Plan['client']['credentials'][number]['scheme']): Json {
  const prefixes = scheme.prefixes ?? null;
  switch (scheme.kind) {
    case 'apiKey':
      return { sends: `apiKey in ${scheme.in} ${scheme.parameter}`, prefixes };
    case 'http':
      return { sends: `Authorization: ${scheme.scheme}`, prefixes };
    case 'basic':
      return { sends: 'Authorization: Basic', prefixes };
    default:
      return { sends: 'Authorization: Bearer', prefixes };
  }
}

function resourceEntry({ access, symbol, resource, methods }: ResourcePlan): ResourceEntry {
  return { access, name: symbol.name, origin: methods[0]?.operation.origin ?? { file: '', pointer: '' }, docs: resource.docs };
}

function methodEntry(method: MethodPlan, plan: Plan, schemas: Schemas): MethodEntry {
  const { operation, params, result } = method;
  const sent = { plan, schemas, open: false };
  const received = { plan, schemas, open: true };
  const { pagination } = operation;
  return {
    access: method.access,
    origin: operation.origin,
    docs: operation.docs,
    route: `${operation.verb} ${operation.path.parts.map((part) => ('literal' in part ? part.literal : '{}')).join('')}`,
    path: method.pathArguments.map(({ name, parameter }) => ({ name, shape: shapeOf(parameter.type, sent), origin: parameter.origin })),
    ...(params === undefined ? {} : { params: { name: params.symbol.name, optional: params.optional, shape: paramsShape(params, plan, schemas) } }),
    result:
      result.kind === 'choice'
        ? { kind: 'choice', value: resultShape(result.value, received), item: shapeOf(result.stream.item, received) }
        : { kind: pagination === undefined ? 'value' : 'list', value: resultShape(result, received), ...(pagination === undefined ? {} : { item: shapeOf(pagination.itemType, received) }) },
    mediaTypes: mediaTypesOf(method),
    failures: new Map(method.failures.flatMap(({ statuses, type }) => statuses.map((match): readonly [string, Shape] => [statusKey(match), type === undefined ? unknown : shapeOf(type, received)]))),
    wire: wireFacts(method, plan),
    notes: {
      arguments: method.pathArguments.map(({ parameter }) => [notesOf(parameter.type), docsJson(parameter.docs)]),
      responses: operation.responses.map(({ match, docs }) => [statusKey(match), docs.description ?? null]),
      body: docsJson(operation.body?.docs ?? {}),
      path: operation.path.template,
    },
  };
}

/** `404`, `4XX`, `default`. */
export function statusKey(match: StatusMatch): string {
  return match.kind === 'status' ? String(match.status) : match.kind === 'range' ? `${match.hundreds}XX` : 'default';
}

function mediaTypesOf({ params }: MethodPlan): readonly string[] {
  const body = params?.body;
  return body === undefined || body.alternatives.length === 0 ? [] : [body.content, ...body.alternatives].map(({ mediaType }) => mediaType).sort();
}

function wireFacts({ operation, baseURL, pathArguments, params, result }: MethodPlan, { api, client }: Plan): Readonly<Record<string, Json>> {
  const order = new Map(pathArguments.map(({ parameter }, index) => [parameter.name, index]));
  const security = operation.security ?? api.security;
  const accepted = operation.responses.flatMap((response) => response.contents.map((content) => content.mediaType));
  return {
    route: `${operation.verb} ${operation.path.parts.map((part) => ('literal' in part ? part.literal : `{${order.get(part.parameter) ?? part.parameter}}`)).join('')}`,
    operationId: operation.id,
    server: baseURL ?? client.baseURL ?? null,
    security: security.map((alternative) => alternative.map(({ scheme }) => scheme)),
    ...Object.fromEntries(
      operation.parameters.map((parameter) => [
        parameter.in === 'path' ? `argument ${(order.get(parameter.name) ?? 0) + 1}` : `parameter \`${parameter.name}\``,
        [parameter.in, encodingFacts(parameter.encoding)],
      ]),
    ),
    'request media type': params?.body?.content.mediaType ?? null,
    'response media types': [...new Set(accepted)].sort(),
    'part encodings': encodingsJson(params),
    pagination: operation.pagination === undefined ? null : paginationFacts(operation.pagination),
    stream: result.kind === 'choice' || result.kind === 'stream' ? streamFacts(result.kind === 'choice' ? result.stream : result) : null,
    retries: retryFacts(operation.retries ?? api.retries),
    idempotency: [operation.idempotent ?? null, operation.idempotencyHeader ?? api.idempotency?.header ?? null],
  };
}

function retryFacts(policy: MethodPlan['operation']['retries']): Json {
  if (policy === undefined) return null;
  const { origin: _, statuses, ...facts } = policy;
  return { ...facts, statuses: statuses?.map(statusKey) ?? null };
}

function encodingFacts(encoding: MethodPlan['operation']['parameters'][number]['encoding']): Json {
  return encoding.kind === 'style' ? { style: encoding.style, explode: encoding.explode, allowReserved: encoding.allowReserved } : { mediaType: encoding.mediaType };
}

function encodingsJson(params: MethodPlan['params']): Json {
  return (params?.body?.content.encoding ?? []).map(({ property, contentType, style, explode, allowReserved }) => [property, contentType ?? null, style ?? null, explode ?? null, allowReserved ?? null]);
}

function paginationFacts({ itemType: _, ...facts }: NonNullable<MethodPlan['operation']['pagination']>): Json {
  return { ...facts };
}

function streamFacts({ codec, data, wholeEvents, terminator }: Extract<MethodPlan['result'], { kind: 'stream' }>): Json {
  return { codec, data, wholeEvents, terminator: terminator ?? null };
}

function paramsEntry({ access, operation, params }: MethodPlan, plan: Plan, schemas: Schemas): readonly TypeEntry[] {
  if (params === undefined || params.declaredAsModel) return [];
  return [
    {
      name: params.symbol.name,
      kind: 'params',
      method: access,
      origin: operation.origin,
      docs: {},
      shape: paramsShape(params, plan, schemas),
      notes: null,
      sent: true,
      received: false,
    },
  ];
}

function headersEntry({ access, operation, headers }: MethodPlan, plan: Plan, schemas: Schemas): readonly TypeEntry[] {
  if (headers === undefined) return [];
  const members = new Map(
    headers.members.map(({ name, type, header, origin }) => {
      const shape = unionShape([shapeOf(type, { plan, schemas, open: true }), absent]);
      return [name, { shape, optional: false, origin, docs: header.docs, notes: notesOf(header.type) }] as const;
    }),
  );
  const shape: Shape = { kind: 'object', members };
  return [{ name: headers.symbol.name, kind: 'headers', method: access, origin: operation.origin, docs: {}, shape, notes: null, sent: false, received: true }];
}

function modelEntries(plan: Plan, schemas: Schemas): readonly TypeEntry[] {
  return [...plan.models].flatMap(([id, model]): readonly TypeEntry[] => {
    if (!model.declared) return [];
    const { schema } = model;
    const { request: sent, response: received } = schema.direction;
    const entry = { name: model.symbol.name, kind: 'model', id, origin: schema.origin, docs: schema.docs, shape: modelShape(model, plan, schemas), notes: notesOf(schema.type), sent, received } as const;
    return [schema.requestViewOf === undefined ? entry : { ...entry, viewOf: schema.requestViewOf }];
  });
}

function webhookEntry({ webhookScheme }: Plan): WebhookEntry | undefined {
  if (webhookScheme === undefined) return undefined;
  const { origin, algorithm, encoding, signatureHeader, timestampHeader, timestampFormat, signs } = webhookScheme.signature;
  return {
    origin,
    scheme: { algorithm, encoding, signatureHeader, timestampHeader: timestampHeader ?? null, timestampFormat: timestampFormat ?? null, signs, event: { ...webhookScheme.event } },
  };
}

/** The text of a node, as JSON. */
export function docsJson({ summary, description, deprecated, externalDocs, inferred }: MethodPlan['operation']['docs']): Json {
  return { summary: summary ?? null, description: description ?? null, deprecated: deprecated ?? false, externalDocs: externalDocs?.url ?? null, inferred: inferred ?? null };
}
