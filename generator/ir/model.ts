/**
 * The intermediate representation: what an OpenAPI document says, in the terms an SDK needs.
 *
 * Rules of this file:
 * - types only: readonly, JSON-serialisable, no functions, no OpenAPI objects left over;
 * - schemas refer to each other by id, so that cycles cost nothing;
 * - every node keeps its {@link Origin}, so that a diagnostic or an emitted symbol leads back to file:line:col;
 * - names are words; identifiers are given by the plan.
 */

/** Where a node was written: the file as the user would name it, and the JSON Pointer (RFC 6901) in it. */
export interface Origin {
  readonly file: string;
  readonly pointer: string;
}

/** Human text of a node. Hostile until it passed emit/safe.ts. */
export interface Docs {
  readonly summary?: string;
  /** CommonMark, as in the document. */
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly externalDocs?: { readonly url: string; readonly description?: string };
  /** The reason given by `x-inferred`: stated by nobody, concluded by the author of the document. */
  readonly inferred?: string;
}

/** Any JSON value (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A name before it has a case: `['list', 'orders']`. Never empty. */
export type Words = readonly [string, ...string[]];

export interface Api {
  readonly origin: Origin;
  readonly title: string;
  readonly version: string;
  readonly docs: Docs;
  readonly license?: { readonly name: string; readonly url?: string };
  readonly servers: readonly Server[];
  /** Every security scheme that can be used, by name. */
  readonly securitySchemes: readonly SecurityScheme[];
  /** What an operation needs unless it says otherwise: an OR of ANDs. Empty: nothing. */
  readonly security: readonly SecurityAlternative[];
  /** Top-level resources, in document order. */
  readonly resources: readonly Resource[];
  /** Every operation that can be generated, in document order. */
  readonly operations: readonly Operation[];
  /** Named schemas, in document order; includes inline ones that need a name. */
  readonly schemas: readonly Schema[];
  readonly webhooks: readonly WebhookEvent[];
  readonly webhookSignature?: WebhookSignature;
  readonly rateLimit?: RateLimit;
  readonly idempotency?: { readonly header: string };
  /** How failed attempts are repeated unless the operation says otherwise. */
  readonly retries?: RetryPolicy;
  /** Operations of the document, those that could not be generated included: "118 of 120 operations". */
  readonly declaredOperations: number;
}

// ── Servers ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Server {
  readonly origin: Origin;
  /** URL template: may be relative, may hold `{variables}`. */
  readonly url: string;
  /** `x-sdk-name`, else the `name` of OpenAPI 3.2. */
  readonly name?: string;
  readonly docs: Docs;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  readonly enum?: readonly string[];
  readonly docs: Docs;
}

// ── Security ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type SecurityScheme = SecuritySchemeBase &
  (
    | { readonly kind: 'bearer'; readonly format?: string }
    | { readonly kind: 'basic' }
    | { readonly kind: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string }
    | { readonly kind: 'oauth2'; readonly flows: readonly OAuthFlow[] }
    | { readonly kind: 'openIdConnect'; readonly url: string }
    /** Another HTTP authentication scheme (RFC 9110, section 11): `Authorization: <scheme> <credential>`. */
    | { readonly kind: 'http'; readonly scheme: string }
    | { readonly kind: 'mutualTLS' }
  );

interface SecuritySchemeBase {
  readonly origin: Origin;
  /** The key under components/securitySchemes. */
  readonly name: string;
  readonly docs: Docs;
  /** Prefixes that a key may begin with (`x-key-prefixes`): anything else is refused before it is sent. */
  readonly prefixes?: readonly string[];
  /** Name of the client option that holds the credential (`x-option`). */
  readonly option?: string;
  /** Name of the environment variable that holds the credential (`x-env`). */
  readonly env?: string;
}

/** A way to a token. The SDK goes the first one by itself; for the others a person has to be there. */
export type OAuthFlow =
  | {
      readonly flow: 'clientCredentials';
      readonly tokenUrl: string;
      /** How the client shows who it is at the token endpoint (RFC 7591, section 2). */
      readonly authentication: 'client_secret_basic' | 'client_secret_post';
      readonly scopes: readonly string[];
    }
  | {
      readonly flow: 'implicit' | 'password' | 'authorizationCode' | 'deviceAuthorization';
      readonly tokenUrl?: string;
      readonly authorizationUrl?: string;
      readonly refreshUrl?: string;
      readonly scopes: readonly string[];
    };

/** All of these together satisfy the operation. Empty: anonymous. */
export type SecurityAlternative = readonly { readonly scheme: string; readonly scopes: readonly string[] }[];

// ── Resources and operations ───────────────────────────────────────────────────────────────────────────────────────

/** A namespace of the client: `client.orders`, `client.chat.completions`. */
export interface Resource {
  /** Path of names from the client: `['chat', 'completions']`, each in the document's words joined by a blank. */
  readonly id: string;
  readonly name: Words;
  readonly docs: Docs;
  readonly operations: readonly OperationId[];
  readonly children: readonly Resource[];
}

export type OperationId = string;

export interface Operation {
  readonly origin: Origin;
  /** The operationId; `GET /path` where the document gives none. Unique. */
  readonly id: OperationId;
  /** What the types of this operation are called after: the operationId in words, or resource and method. */
  readonly name: Words;
  /** What the method is called within its resource: `['list']`. */
  readonly method: Words;
  /** Upper case: GET, PUT, POST, DELETE, OPTIONS, HEAD, PATCH, TRACE, QUERY, or one of additionalOperations. */
  readonly verb: string;
  readonly path: Path;
  readonly tags: readonly string[];
  readonly docs: Docs;
  /** Path, query, header and cookie parameters; path parameters in the order of the template. */
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** In document order: exact statuses, ranges, default. */
  readonly responses: readonly Response[];
  /** Only where the operation overrides {@link Api.security}. */
  readonly security?: readonly SecurityAlternative[];
  /** Only where the path or the operation overrides {@link Api.servers}. */
  readonly servers?: readonly Server[];
  readonly pagination?: Pagination;
  /** What the document says about repeating the request; absent: what its method means (RFC 9110, section 9.2.2). */
  readonly idempotent?: boolean;
  /** Header for a key that makes a repetition safe, for this operation. */
  readonly idempotencyHeader?: string;
  /** Only where the operation overrides {@link Api.retries}. */
  readonly retries?: RetryPolicy;
}

export interface Path {
  /** As in the document: `/orders/{id}`. */
  readonly template: string;
  readonly parts: readonly ({ readonly literal: string } | { readonly parameter: string })[];
}

export interface Parameter {
  readonly origin: Origin;
  /** Wire name. */
  readonly name: string;
  readonly in: 'path' | 'query' | 'querystring' | 'header' | 'cookie';
  readonly required: boolean;
  readonly docs: Docs;
  readonly type: Type;
  readonly encoding: ParameterEncoding;
  readonly default?: Json;
  readonly example?: Json;
}

/** OpenAPI 3.2, section 4.12 (Parameter Object): either a style or a media type. */
export type ParameterEncoding =
  | {
      readonly kind: 'style';
      readonly style: 'matrix' | 'label' | 'simple' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'cookie';
      readonly explode: boolean;
      readonly allowReserved: boolean;
    }
  | { readonly kind: 'content'; readonly mediaType: string };

export interface RequestBody {
  readonly origin: Origin;
  readonly required: boolean;
  readonly docs: Docs;
  /** In order of preference; the first is the one sent unless the caller chooses. */
  readonly contents: readonly Content[];
}

/** How the bytes of a body are made from a value and read into one. */
export type Codec = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'sse' | 'jsonl';

export interface Content {
  readonly origin: Origin;
  readonly mediaType: string;
  readonly codec: Codec;
  /** Of the whole body; of one event or record where the codec is sse or jsonl. */
  readonly type: Type;
  /** By property, where the document gives it (Encoding Object). */
  readonly encoding: readonly PartEncoding[];
  /** Where the codec is sse: an item is the event with its fields (`event`, `data`, `id`), not its data alone. */
  readonly wholeEvents?: true;
  /** Where the codec is sse: data that ends the stream (`x-stream-terminator`). */
  readonly terminator?: string;
  readonly example?: Json;
}

export interface PartEncoding {
  readonly property: string;
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly headers: readonly ResponseHeader[];
}

/** `200`, `4XX` or everything else. */
export type StatusMatch =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'range'; readonly hundreds: 1 | 2 | 3 | 4 | 5 }
  | { readonly kind: 'default' };

export interface Response {
  readonly origin: Origin;
  readonly match: StatusMatch;
  readonly docs: Docs;
  readonly headers: readonly ResponseHeader[];
  /** Empty: no body. */
  readonly contents: readonly Content[];
}

export interface ResponseHeader {
  readonly name: string;
  readonly required: boolean;
  readonly docs: Docs;
  readonly type: Type;
}

// ── Pagination ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A property path within a response body: `['pagination', 'hasMore']`. */
export type PropertyPath = readonly [string, ...string[]];

/** Declared by the document or the config, and checked against the schemas. */
export type Pagination = {
  /** Where the items are in the body; absent: the body is the array. */
  readonly items?: PropertyPath;
  readonly itemType: Type;
} & (
  | {
      readonly kind: 'page';
      /** Query (or body) member with the page number. */
      readonly page: string;
      readonly pageSize?: string;
      readonly firstPage: number;
      /** Boolean in the body: more pages follow. */
      readonly hasMore?: PropertyPath;
      readonly totalPages?: PropertyPath;
      readonly totalCount?: PropertyPath;
    }
  | { readonly kind: 'offset'; readonly offset: string; readonly limit?: string; readonly hasMore?: PropertyPath; readonly totalCount?: PropertyPath }
  | { readonly kind: 'cursor'; readonly cursor: string; readonly next: PropertyPath; readonly hasMore?: PropertyPath }
  | { readonly kind: 'cursorFromLast'; readonly cursor: string; readonly itemKey: PropertyPath; readonly hasMore?: PropertyPath }
  | { readonly kind: 'nextUrl'; readonly next: PropertyPath }
  | { readonly kind: 'linkHeader' }
);

// ── Schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Unique, stable: the file and pointer of the schema, with `!request` behind it for the request view of a split one. */
export type SchemaId = string;

/** A schema that has a name in the SDK. */
export interface Schema {
  readonly id: SchemaId;
  readonly origin: Origin;
  /** Candidate names, best first; the plan takes the first that is free. */
  readonly names: readonly [Words, ...Words[]];
  /** Named by the document's author (components), or by its place (inline). */
  readonly naming: 'declared' | 'inline';
  /** The document says the name itself (`x-sdk-name`). */
  readonly stated?: true;
  readonly docs: Docs;
  readonly type: Type;
  /** Which way it travels, by closure over the graph. Neither: only declared. */
  readonly direction: Direction;
  /** Set on the request view of a schema that readOnly or writeOnly splits: the id of its response view. */
  readonly requestViewOf?: SchemaId;
  readonly example?: Json;
}

export interface Direction {
  readonly request: boolean;
  readonly response: boolean;
}

export type Type =
  | StringType
  | NumberType
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | EnumType
  | { readonly kind: 'array'; readonly items: Type; readonly unique?: boolean }
  | { readonly kind: 'tuple'; readonly items: readonly Type[]; readonly required: number; readonly rest?: Type }
  | ObjectType
  | UnionType
  | { readonly kind: 'intersection'; readonly parts: readonly Type[] }
  | { readonly kind: 'nullable'; readonly of: Type }
  | { readonly kind: 'ref'; readonly id: SchemaId }
  /** The content of a file. */
  | { readonly kind: 'binary'; readonly mediaType?: string }
  | { readonly kind: 'unknown'; readonly reason: 'unconstrained' | 'unsupported' }
  | { readonly kind: 'never' };

export interface StringType {
  readonly kind: 'string';
  readonly format?: string;
  readonly constraints?: Constraints;
}

export interface NumberType {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly format?: string;
  readonly constraints?: Constraints;
}

/** Restrictions that TypeScript cannot say: they go into the documentation. */
export interface Constraints {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

export interface EnumType {
  readonly kind: 'enum';
  readonly members: readonly EnumMember[];
  /**
   * open: the document itself admits other values (`anyOf: [enum, string]`). Otherwise openness follows from the
   * direction: open in responses, closed in requests.
   */
  readonly open: boolean;
}

export interface EnumMember {
  readonly value: string | number | boolean | null;
  readonly name?: string;
  readonly description?: string;
}

export interface ObjectType {
  readonly kind: 'object';
  readonly properties: readonly Property[];
  /** Plain `allOf` references that carry over as `extends`; each is an id of an object schema. */
  readonly extends: readonly SchemaId[];
  /** `false`: none allowed; absent: the document is silent; a type: of every other member. */
  readonly additional?: Type | false;
  readonly patterns: readonly { readonly pattern: string; readonly type: Type }[];
}

export interface Property {
  readonly origin: Origin;
  /** Wire name, any string. */
  readonly name: string;
  readonly type: Type;
  /** The member may be absent. Being null is part of the type. */
  readonly optional: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly docs: Docs;
  readonly default?: Json;
  readonly example?: Json;
}

export interface UnionType {
  readonly kind: 'union';
  readonly variants: readonly Variant[];
  readonly discrimination: Discrimination;
}

export interface Variant {
  readonly type: Type;
  /** The discriminator values that mean this variant. */
  readonly tags?: readonly string[];
  /** It stands for every other value, and for none (OpenAPI 3.2, Discriminator Object: `defaultMapping`). */
  readonly fallback?: true;
}

/** How the variants of a union are told apart, decided once. */
export type Discrimination =
  /** `base` is what all variants are made of, those that nobody knows yet included. */
  | { readonly by: 'tag'; readonly property: string; readonly base?: SchemaId }
  | { readonly by: 'json-type' }
  | { readonly by: 'unique-key'; readonly keys: readonly string[] }
  | { readonly by: 'none'; readonly reason: string };

// ── Webhooks ───────────────────────────────────────────────────────────────────────────────────────────────────────

export interface WebhookEvent {
  readonly origin: Origin;
  /** The key under `webhooks`: `order.completed`. */
  readonly event: string;
  readonly name: Words;
  readonly docs: Docs;
  readonly payload: Type;
  readonly example?: Json;
}

/** Declared by the document (`x-webhook-signature`); never known by the generator. */
export interface WebhookSignature {
  readonly origin: Origin;
  readonly algorithm: 'hmac-sha256' | 'hmac-sha512' | 'hmac-sha1';
  readonly encoding: 'hex' | 'base64';
  readonly signatureHeader: string;
  readonly eventHeader?: string;
  /** The member of the body that names the event, where the body names it. */
  readonly eventProperty?: string;
  readonly timestampHeader?: string;
  readonly timestampFormat?: 'seconds' | 'milliseconds' | 'iso-8601';
  /** What is signed: the raw body, or timestamp and body. */
  readonly signs: 'body' | 'timestamp.body';
}

/** What the document says of repeating failed attempts, times in milliseconds. What it leaves out is as the runtime does it. */
export interface RetryPolicy {
  readonly origin: Origin;
  /** Attempts after the first. Absent: as many as begin within `maxElapsedTime`, if that is said. */
  readonly max?: number;
  readonly initialInterval?: number;
  readonly maxInterval?: number;
  readonly exponent?: number;
  readonly maxElapsedTime?: number;
  readonly statuses?: readonly Exclude<StatusMatch, { readonly kind: 'default' }>[];
  /** Whether lost connections and time-outs are repeated. */
  readonly connectionErrors?: boolean;
}

export interface RateLimit {
  readonly origin: Origin;
  readonly requests: number;
  /** Length of the window in seconds. */
  readonly window: number;
  /** What the limit counts by: `ip`, `key`. */
  readonly scope?: string;
}
