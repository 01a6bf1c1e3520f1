import { isObject } from '../support/spec.js';
import type { BundledDocument } from '../support/bundled.js';
import type { DescribedRequest } from './requests.js';

interface Case {
  readonly objection: string;
  /** All that is objected to in the request. */
  readonly objections: readonly string[];
  readonly request: DescribedRequest;
  readonly document: BundledDocument;
}

/** A way in which the validator is wrong, told by what it objects to and by what the document says. */
interface Fault {
  readonly reason: string;
  readonly explains: (found: Case) => boolean;
}

/** What the validator gets wrong, each with the reason. */
const faults: readonly Fault[] = [
  {
    reason: 'a text in the URL or a header is taken for each of the types that oneOf names',
    explains: ({ objection }) => /^(?:path|query|header)\.\S+ oneOf: .* must match exactly one schema/u.test(objection),
  },
  {
    reason: 'a list is only read where the schema itself says `type: array`, not one of its alternatives',
    explains: ({ objection, request, document }) => {
      const [, name] = /^(?:query|header)\.(\S+) (?:type|anyOf|enum|oneOf):/u.exec(objection) ?? [];
      return request.parameters.some((parameter) => parameter.name.toLowerCase() === name && combines(document.deref(parameter.schema)));
    },
  },
  {
    reason: 'several alternatives of oneOf admit the value (where none did, each would be objected to): the document tells them apart by a discriminator, which the validator does not know, or not at all',
    explains: ({ objection, objections }) => isOneOf(objection) && objections.every(isOneOf),
  },
  {
    reason: 'the reader of forms knows repeated and nested names, and no style that joins values in one field',
    explains: ({ objection, request }) => {
      const [, name] = /^body\.(\S+) type: .* must be (?:object|array)$/u.exec(objection) ?? [];
      return name !== undefined && request.joined.has(name);
    },
  },
  {
    reason: 'it refuses to read an object in a style that the specification defines for objects too',
    explains: ({ objection }) => objection === 'Error: Space/pipe/comma.. delimited style is only applicable to array parameter',
  },
  {
    reason: 'a tuple is read by draft 7 of JSON Schema, which has no prefixItems',
    explains: ({ objection }) => / false schema: /u.test(objection),
  },
  {
    reason: 'a body of plain text is a text to it, also where its schema is of a number or a boolean',
    explains: ({ objection, request }) => /^body type: Request body must be (?:boolean|integer|number)$/u.test(objection) && [...request.bodies.keys()].every((mediaType) => mediaType.startsWith('text/')),
  },
  {
    reason: 'its reader throws at a value in the path that has a comma, which its template matcher has made a list of',
    explains: ({ objection }) => /^TypeError: (?:value\.split|parameters\[name\]\.startsWith) is not a function$/u.test(objection),
  },
];

function isOneOf(objection: string): boolean {
  return /^body\S* oneOf: .* must match exactly one schema/u.test(objection);
}

/** Takes away what is the validator's own fault; gives the reason of the first. */
export function faultsOf(objections: readonly string[], request: DescribedRequest, document: BundledDocument): { readonly fault: string | undefined; readonly left: readonly string[] } {
  const explained = objections.map((objection) => faults.find(({ explains }) => explains({ objection, objections, request, document }))?.reason);
  return { fault: explained.find((reason) => reason !== undefined), left: objections.filter((_, index) => explained[index] === undefined) };
}

function combines(schema: unknown): boolean {
  return isObject(schema) && (schema['anyOf'] !== undefined || schema['oneOf'] !== undefined || schema['allOf'] !== undefined || Array.isArray(schema['type']));
}
