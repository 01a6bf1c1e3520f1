/**
 * What a member of an OpenAPI object may hold. The tables of this folder say it for every object of the specification; the
 * walk, the checks and normalisation all follow them.
 */
export type Shape =
  | ScalarName
  /** Any of several JSON types, none of them looked into further. */
  | { readonly anyOf: readonly ScalarName[] }
  | { readonly list: Shape }
  /** An object whose keys the document chooses. */
  | { readonly map: Shape }
  /** An object of a kind. */
  | { readonly object: KindName }
  /** An object of a kind, or a reference to one; of a schema, also `true` or `false` (JSON Schema 2020-12, section 4.3.2). */
  | { readonly refOr: KindName }
  /** Several forms: the first one that the JSON type fits. */
  | { readonly either: readonly [Shape, Shape] };

export type ScalarName = 'string' | 'number' | 'boolean' | 'strings' | 'data';

/** The objects of the specification (OpenAPI 3.1, section 4.8; 3.2, section 4); `items` is one of Swagger 2.0 only. */
export type KindName =
  | 'openapi'
  | 'info'
  | 'contact'
  | 'license'
  | 'server'
  | 'serverVariable'
  | 'components'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'externalDocs'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'responses'
  | 'response'
  | 'callback'
  | 'example'
  | 'link'
  | 'header'
  | 'items'
  | 'tag'
  | 'schema'
  | 'discriminator'
  | 'xml'
  | 'securityScheme'
  | 'oauthFlows'
  | 'oauthFlow'
  | 'securityRequirement';

export type Members = Readonly<Record<string, Shape>>;

export interface Kind {
  /** As the specification calls it: "Operation Object". */
  readonly name: string;
  readonly members: Members;
  /** Members that must be there, in every version from 3.0 to 3.2. */
  readonly required?: readonly string[];
  /** Shape of the members that `members` does not list; absent: there are no others but `x-` ones. */
  readonly others?: Shape;
  /** The only values that a string member may have. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

export const string: Shape = 'string';
export const number: Shape = 'number';
export const boolean: Shape = 'boolean';
export const strings: Shape = 'strings';
export const data: Shape = 'data';

export function list(of: Shape): Shape {
  return { list: of };
}

export function map(of: Shape): Shape {
  return { map: of };
}

export function object(kind: KindName): Shape {
  return { object: kind };
}

export function refOr(kind: KindName): Shape {
  return { refOr: kind };
}

/** What a shape asks for, as it is put to people: "an array of strings". */
export function describeShape(shape: Shape, kindName: (kind: KindName) => string): string {
  if (shape === 'strings') return 'an array of strings';
  if (shape === 'data') return 'any value';
  if (typeof shape === 'string') return `a ${shape}`;
  if ('anyOf' in shape) return shape.anyOf.map((one) => describeShape(one, kindName)).join(' or ');
  if ('list' in shape) return 'an array';
  if ('map' in shape) return 'an object';
  if ('either' in shape) return shape.either.map((one) => describeShape(one, kindName)).join(' or ');
  if ('object' in shape) return `an object (${kindName(shape.object)})`;
  return `an object (${kindName(shape.refOr)})${shape.refOr === 'schema' ? ' or a boolean' : ''}`;
}
