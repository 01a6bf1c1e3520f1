import type { Json } from '../../ir/model.js';
import type { Node } from '../../source/document.js';
import { isObject, without, type JsonObject, type RewritingBuilder } from '../rewriting.js';
import { bodyOf, formOf } from './body.js';
import { isBody } from './parameter.js';
import type { Responses } from './response.js';
import { serversOf } from './servers.js';

export interface OperationContext {
  readonly root: Node;
  /** What the document says for every operation that does not say otherwise. */
  readonly defaults: { readonly consumes: readonly string[]; readonly produces: readonly string[] };
  readonly responses: Responses;
  readonly builder: RewritingBuilder;
}

const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** A Path Item Object with its operations. Bodies that it declares for all of them become those of each. */
export function upgradePathItem(item: Node, context: OperationContext): void {
  const shared = item.get('parameters')?.items() ?? [];
  for (const method of methods) {
    const operation = item.get(method)?.deref();
    if (operation && isObject(operation.value)) context.builder.replace(operation.value, upgradeOperation(operation, operation.value, shared, context));
  }
  if (isObject(item.value) && shared.some((parameter) => isBody(parameter.deref()))) {
    context.builder.replace(item.value, { ...item.value, parameters: outsideBody(shared, context.builder) });
  }
}

function upgradeOperation(operation: Node, value: JsonObject, shared: readonly Node[], { root, defaults, responses, builder }: OperationContext): JsonObject {
  const own = operation.get('parameters')?.items() ?? [];
  const consumes = operation.strings('consumes') ?? defaults.consumes;
  const body = requestBody(operation, own, shared, consumes, builder);
  const servers = operation.get('schemes') === undefined ? undefined : serversOf(root, operation.strings('schemes') ?? [], '');
  return {
    ...without(value, 'parameters', 'responses', 'consumes', 'produces', 'schemes'),
    ...(own.length > 0 ? { parameters: outsideBody(own, builder) } : {}),
    ...(body ? { requestBody: body } : {}),
    ...responses.of(operation, operation.strings('produces') ?? defaults.produces),
    ...(servers && servers.length > 0 ? { servers } : {}),
  };
}

/** The first body there is; form fields of the operation replace those of the same name that its path declares. */
function requestBody(operation: Node, own: readonly Node[], shared: readonly Node[], consumes: readonly string[], builder: RewritingBuilder): JsonObject | undefined {
  const at = (parameters: readonly Node[], location: string): readonly Node[] => parameters.filter((parameter) => parameter.deref().string('in') === location);
  const ownFields = at(own, 'formData');
  const body = at(own, 'body')[0] ?? (ownFields.length > 0 ? undefined : at(shared, 'body')[0]);
  if (body) return bodyOf(body, consumes, builder);
  const named = new Set(ownFields.map((field) => field.deref().string('name')));
  const fields = [...at(shared, 'formData').filter((field) => !named.has(field.deref().string('name'))), ...ownFields];
  return fields.length > 0 ? formOf(fields, operation, consumes, builder) : undefined;
}

/** The parameters that are still parameters in 3.0, each at its place. */
function outsideBody(parameters: readonly Node[], builder: RewritingBuilder): readonly Json[] {
  return parameters.flatMap((parameter) => {
    if (isBody(parameter.deref())) return [];
    if (typeof parameter.value === 'object' && parameter.value !== null) builder.keepOrigin(parameter.value, parameter.origin);
    return [parameter.value];
  });
}
