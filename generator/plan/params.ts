import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sameType } from '../ir/build/schema/shapes.js';
import type { Content, Operation, Parameter, Type } from '../ir/model.js';
import { mapTypes } from '../ir/visit.js';
import { carriesBytes, holdsFile } from './files.js';
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
  const body: BodyPlan = { content, alternatives: alternativesTo(content, operation, schemas), required: operation.body.required, shape };
  return { optional: !required && !operation.body.required, members, body };
}

/** The other media types of a body whose value is the same; a range (`image/*`) is none that could be sent, nor is a file as JSON. */
function alternativesTo(content: Content, { body }: Operation, schemas: Schemas): readonly Content[] {
  const target = written(content.type, schemas);
  const hasFile = holdsFile(target, (id) => schemas.get(id)?.type);
  const taken = new Set([content.mediaType]);
  return (body?.contents ?? []).filter((other) => {
    const { mediaType, type } = other;
    if (taken.has(mediaType) || [mediaType, content.mediaType].some((each) => each.includes('*'))) return false;
    if ((hasFile && !carriesBytes(other)) || !takesSame(target, written(type, schemas))) return false;
    taken.add(mediaType);
    return true;
  });
}

/** A type with those schemas in place that only the document's layout makes schemas of their own. */
function written(type: Type, schemas: Schemas): Type {
  return mapTypes(resolve(type, schemas) ?? type, (inner) => {
    const schema = inner.kind === 'ref' ? schemas.get(inner.id) : undefined;
    return schema?.naming === 'inline' ? written(schema.type, schemas) : inner;
  });
}

/** Whether two types take the same values; the media type of a file's content is not part of them. */
function takesSame(left: Type, right: Type): boolean {
  return left.kind === 'binary' ? right.kind === 'binary' : sameType(left, right);
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
