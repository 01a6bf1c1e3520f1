import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api, Operation, OperationId, Resource, Words } from '../ir/model.js';
import { keyOf } from '../ir/names/operation/settle.js';
import { singularWords } from '../ir/names/singular.js';
import { wordsOf } from '../ir/names/words.js';
import { classKey, methodKey, propertyKey, type Held } from '../lock/held.js';
import { camelCase, kebabCase, pascalCase } from './casing.js';
import { reservedBindings, reservedMembers } from './reserved.js';
import { createScope, type Scope } from './scope.js';
import type { PathArgument, SymbolPlan } from './plan.js';

/** A resource with its names, before its methods are planned. */
export interface NamedResource {
  readonly resource: Resource;
  readonly symbol: SymbolPlan;
  readonly property: string;
  readonly access: string;
  readonly operations: readonly NamedOperation[];
  readonly children: readonly NamedResource[];
}

export interface NamedOperation {
  readonly operation: Operation;
  readonly name: string;
  readonly access: string;
}

/**
 * @param types scope of exported names, models included: a class gives way to a model
 * @param clientMembers names that the runtime's client has already
 * @param held names from before
 */
export function nameResources(api: Api, types: Scope, clientMembers: ReadonlySet<string>, held: Held, clientVariable: string): readonly NamedResource[] {
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  const files = createScope(new Set(), false);
  const visit = (resource: Resource, above: readonly Words[], members: Scope, access: string): NamedResource => {
    const levels = [...above, resource.name];
    const key = keyOf(levels);
    const property = members.take([camelCase(resource.name), `${camelCase(resource.name)}Resource`], propertyKey(key)).name;
    const path = levels.map(kebabCase);
    const wanted = classNameOf(resource, above);
    const symbol = {
      name: types.take([wanted, `${wanted}Resource`], classKey(key)).name,
      file: files.take([`resources/${path.join('/')}`]).name,
    };
    const own = createScope(reservedMembers, true, held.members(key));
    const children = resource.children.map((child) => visit(child, levels, own, `${access}.${property}`));
    return {
      resource,
      symbol,
      property,
      access: `${access}.${property}`,
      operations: nameOperations(resource.operations, operations, own, `${access}.${property}`),
      children,
    };
  };
  const top = createScope(new Set([...reservedMembers, ...clientMembers]), true, held.members(''));
  return api.resources.map((resource) => visit(resource, [], top, clientVariable));
}

/** A nested resource bears the names of those above it, so that no two are alike: `VectorStoreFiles`, `ContainerFiles`. */
function classNameOf(resource: Resource, above: readonly Words[]): string {
  const [first = resource.name, ...rest] = [...above.map(singularWords), resource.name];
  return pascalCase([...first, ...rest.flat()]);
}

function nameOperations(
  ids: readonly OperationId[],
  operations: ReadonlyMap<OperationId, Operation>,
  scope: Scope,
  access: string,
): readonly NamedOperation[] {
  return ids.flatMap((id) => {
    const operation = operations.get(id);
    if (operation === undefined) return [];
    const name = scope.take([camelCase(operation.method), camelCase(operation.name)], methodKey(operation)).name;
    return [{ operation, name, access: `${access}.${name}` }];
  });
}

/** The leading positional arguments of a method: its path variables, in the order of the template. */
export function planPathArguments(operation: Operation, report: (diagnostic: Diagnostic) => void): readonly PathArgument[] {
  const scope = createScope(reservedBindings, true);
  return operation.path.parts.flatMap((part) => {
    if ('literal' in part) return [];
    const parameter = operation.parameters.find((candidate) => candidate.in === 'path' && candidate.name === part.parameter);
    if (parameter === undefined) {
      report({
        code: 'path-variable-unbound',
        severity: 'warning',
        message: `The path of operation ${operation.id} has a variable {${part.parameter}} that no parameter declares.`,
        place: operation.origin,
      });
      return [];
    }
    const name = camelCase(wordsOf([parameter.name], ['value']));
    return [{ name: scope.take([name, `${name}Value`]).name, parameter }];
  });
}
