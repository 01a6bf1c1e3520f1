import fc from 'fast-check';

/** What strangers may write where a name, a text or a value is expected. Each would do harm in some context that it escapes to. */
export const payloads: readonly string[] = [
  "'); globalThis.pwned = 1; ('",
  '"); globalThis.pwned = 1; ("',
  '`; globalThis.pwned = 1; `',
  '${globalThis.pwned = 1}',
  '*/ globalThis.pwned = 1; /*',
  '*/}; globalThis.pwned = 1; export const x = {/**',
  '\n globalThis.pwned = 1;\n//',
  '\r\nimport "node:fs";\r\n',
  '\u2028globalThis.pwned = 1;\u2029',
  '\\',
  "\\'",
  '\\u0027); globalThis.pwned = 1;//',
  '</script><script>globalThis.pwned = 1</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- --> ]]> {{{this}}} {{#each}} {{> partial}} {{lookup . "constructor"}}',
  '@deprecated @example @see @internal {@link globalThis}',
  '```\n# Not a heading of ours\n```js\nglobalThis.pwned = 1\n```',
  '| a | b |\n|---|---|',
  '[text](javascript:globalThis.pwned=1)',
  '\u202egnp.exe\u202c\u2066\u200f',
  '\u0000\u0007\u001b[31m\u007f\u0085',
  '\ud800 lone \udfff',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'default',
  'class',
  'await',
  'arguments',
  'undefined',
  'Promise',
  'Date',
  'Object',
  'Client',
  'options',
  'params',
  'request',
  'operation',
  'client',
  'index',
  'core',
  '../../../outside',
  '..',
  '/etc/passwd',
  'C:\\windows\\system32',
  'con',
  'name.with.dots',
  '1st',
  '-',
  '$',
  '_',
  ' ',
  '%2e%2e',
  'ünïcödé 名前 🙂',
  'e\u0301',
];

/** One payload, several in a row, or arbitrary text; not blank, since some names must not be. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 5, arbitrary: fc.constantFrom(...payloads) },
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...payloads), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) },
  )
  .filter((text) => text.trim() !== '');

/** The places of a document that hold text of strangers. */
export interface Slots {
  readonly title: string;
  readonly tag: string;
  readonly operationIds: readonly string[];
  readonly segment: string;
  readonly variable: string;
  readonly parameters: readonly string[];
  readonly schemas: readonly string[];
  readonly properties: readonly string[];
  readonly values: readonly string[];
  readonly scheme: string;
  readonly event: string;
  readonly prose: string;
  readonly example: string;
}

const distinct = (length: number): fc.Arbitrary<readonly string[]> => fc.uniqueArray(hostileText, { minLength: length, maxLength: length });

export const hostileSlots: fc.Arbitrary<Slots> = fc.record({
  title: hostileText,
  tag: hostileText,
  operationIds: distinct(2),
  // A brace in a path would begin a variable.
  segment: hostileText.map((text) => text.replace(/[{}?#/]/g, '')),
  variable: hostileText.map((text) => text.replace(/[{}?#/]/g, '') || 'id'),
  parameters: distinct(2),
  schemas: distinct(2),
  properties: distinct(3),
  values: distinct(3),
  scheme: hostileText,
  event: hostileText,
  prose: hostileText,
  example: hostileText,
});

/** The same document with harmless names. */
export const harmless: Slots = {
  title: 'Shop',
  tag: 'Books',
  operationIds: ['fetchBook', 'createBook'],
  segment: 'books',
  variable: 'id',
  parameters: ['branch', 'shelf'],
  schemas: ['Book', 'Author'],
  properties: ['title', 'author', 'kind'],
  values: ['new', 'old', 'rare'],
  scheme: 'token',
  event: 'book.created',
  prose: 'Words.',
  example: 'Emma',
};

/** A document of two operations, two schemas, a webhook and a security scheme, with the texts in their places. */
export function documentOf(slots: Slots): string {
  const { title, tag, operationIds, segment, variable, parameters, properties, values, scheme, event, prose, example } = slots;
  // A reference is a URI, which cannot hold half a character.
  const schemas = slots.schemas.map((name, index) => name.replace(/\p{Surrogate}/gu, `half ${index}`));
  const pointer = (name: string | undefined): string => `#/components/schemas/${encodeURIComponent((name ?? '').replaceAll('~', '~0').replaceAll('/', '~1'))}`;
  const body = (schema: unknown): unknown => ({ 'application/json': { schema, example: entries([[properties[0], example], [properties[1], example], [properties[2], values[0]]]) } });
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title, version: '1.0.0', description: prose, license: { name: prose } },
    servers: [{ url: 'https://api.example.com', description: prose }],
    tags: [{ name: tag, description: prose }],
    security: [entries([[scheme, []]])],
    paths: entries([
      [
        `/${segment}/{${variable}}`,
        {
          get: {
            operationId: operationIds[0],
            tags: [tag],
            summary: prose,
            description: prose,
            parameters: [
              { name: variable, in: 'path', required: true, description: prose, schema: { type: 'string' }, example },
              { name: parameters[0], in: 'query', description: prose, schema: { type: 'string', enum: values, default: values[1] } },
              { name: parameters[1], in: 'query', schema: { type: 'string', pattern: prose, default: prose }, example },
            ],
            responses: { 200: { description: prose, content: body({ $ref: pointer(schemas[0]) }) }, 404: { description: prose, content: body({ $ref: pointer(schemas[1]) }) } },
            externalDocs: { url: 'https://example.com', description: prose },
          },
          post: {
            operationId: operationIds[1],
            tags: [tag],
            deprecated: true,
            parameters: [{ name: variable, in: 'path', required: true, schema: { type: 'string' } }],
            requestBody: { required: true, description: prose, content: body({ $ref: pointer(schemas[0]) }) },
            responses: { 204: { description: prose } },
          },
        },
      ],
    ]),
    webhooks: entries([[event, { post: { requestBody: { content: body({ $ref: pointer(schemas[0]) }) }, responses: { 200: { description: prose } } } }]]),
    components: {
      securitySchemes: entries([[scheme, { type: 'apiKey', in: 'header', name: 'X-Key', description: prose }]]),
      schemas: entries([
        [
          schemas[0],
          {
            type: 'object',
            description: prose,
            required: [properties[0]],
            properties: entries([
              [properties[0], { type: 'string', description: prose, examples: [example] }],
              [properties[1], { type: 'string', title: prose }],
              [properties[2], { type: 'string', enum: values, description: prose, 'x-inferred': prose }],
            ]),
          },
        ],
        [schemas[1], { type: 'object', properties: entries([[properties[0], { type: 'string' }]]) }],
      ]),
    },
  });
}

/** An object with own members of any name: `__proto__` too. */
function entries(pairs: readonly (readonly [string | undefined, unknown])[]): unknown {
  return Object.fromEntries(pairs.map(([name, value]) => [name ?? '', value]));
}
