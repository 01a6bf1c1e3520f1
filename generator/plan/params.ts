import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Operation, Parameter, Type } from '../ir/model.js';
import type { BodyPlan, ParamsMember } from './plan.js';
import { hasOpenMembers, hasRequiredMember, isObjectLike, memberNames, resolve, type Schemas } from './shape.js';

/** What the one params object of an operation holds; `undefined` where the operation takes none. */
export interface ParamsShape {
  readonly optional: boolean;
  readonly members: readonly ParamsMember[];
  readonly body?: BodyPlan;
}

/**
 * Merges query, header and cookie parameters and the members of the body into one object (wire names kept).
 * A body that is no object, or whose members clash with a parameter, becomes one member of its own; so does a name that
 * two locations share.
 */
export function planParams(operation: Operation, schemas: Schemas, report: (diagnostic: Diagnostic) => void): ParamsShape | undefined {
  const parameters = operation.parameters.filter((parameter) => parameter.in !== 'path');
  const content = operation.body?.contents[0];
  if (parameters.length === 0 && content === undefined) return undefined;

  const members = nameMembers(parameters, operation, report);
  const required = members.some((member) => member.parameter.required);
  if (operation.body === undefined || content === undefined) return { optional: !required, members };

  const shape = bodyShape(operation, content.type, members, schemas, report);
  const body: BodyPlan = { content, required: operation.body.required, shape };
  return { optional: !required && !operation.body.required, members, body };
}

function nameMembers(parameters: readonly Parameter[], operation: Operation, report: (diagnostic: Diagnostic) => void): readonly ParamsMember[] {
  const taken = new Set<string>();
  return parameters.map((parameter) => {
    let key = parameter.name;
    if (taken.has(key)) {
      key = `${parameter.name}${parameter.in === 'query' ? 'Query' : parameter.in === 'header' ? 'Header' : 'Cookie'}`;
      report({
        code: 'parameter-name-clash',
        severity: 'info',
        message: `Operation ${operation.id} has two parameters called "${parameter.name}"; the one in the ${parameter.in} is "${key}" in the SDK.`,
        place: parameter.origin,
      });
    }
    taken.add(key);
    return { key, parameter };
  });
}

function bodyShape(
  operation: Operation,
  type: Type,
  members: readonly ParamsMember[],
  schemas: Schemas,
  report: (diagnostic: Diagnostic) => void,
): BodyPlan['shape'] {
  const names = memberNames(type, schemas);
  const clash = members.find((member) => names.has(member.key));
  const needsOwnPlace = !operation.body?.required && members.length > 0 && hasRequiredMember(type, schemas);
  const merges = isObjectLike(type, schemas) && clash === undefined && !needsOwnPlace && !(members.length > 0 && hasOpenMembers(type, schemas));
  if (!merges) {
    if (clash !== undefined) {
      report({
        code: 'body-member-clash',
        severity: 'info',
        message: `The body of operation ${operation.id} has a member "${clash.key}", which is a ${clash.parameter.in} parameter too; the body is one member of its own in the SDK.`,
        place: clash.parameter.origin,
      });
    }
    return { kind: 'nested', key: freeKey(members), type };
  }
  const target = resolve(type, schemas);
  const schema = type.kind === 'ref' ? schemas.get(type.id) : undefined;
  if (target?.kind === 'object' && (schema === undefined || schema.naming === 'inline')) {
    return { kind: 'flattened', schema, object: target };
  }
  return { kind: 'extended', type };
}

function freeKey(members: readonly ParamsMember[]): string {
  const taken = new Set(members.map((member) => member.key));
  return ['body', 'requestBody', 'requestContent'].find((key) => !taken.has(key)) ?? '$body';
}
