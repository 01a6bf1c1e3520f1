/** What a document says that an SDK cannot say, found while the intermediate representation is built and emitted. */
export const buildCatalogue = {
  'operation-unsupported': {
    title: 'Operation that cannot be generated',
    cause: 'The operation uses a feature that has no form in the SDK. The others are generated without it.',
    fix: 'Change the part named in the message, or leave the operation to `client.request`.',
  },
  'request-body-ignored': {
    title: 'Request body on a method that takes none',
    cause: 'The Fetch standard refuses a body on GET and HEAD, so that no web client can send it.',
    fix: 'Describe the values as query parameters, or use POST or QUERY.',
  },
  'response-undecoded': {
    title: 'Response that is given as it came',
    cause: 'The media type of a response (a form, or parts) is not taken apart by an SDK: the method gives its text or its bytes.',
    fix: 'Offer the response as JSON too, or read the parts with `new Response(blob).formData()`.',
  },
  'parameter-style': {
    title: 'Style that a parameter cannot have',
    cause: 'Each location admits some styles only (OpenAPI, Parameter Object: style values). The default of the location is used.',
    fix: 'Use one of the styles that the message lists.',
  },
  'method-name-clash': {
    title: 'Two methods of one name',
    cause: 'Two operations of a resource lead to the same method name, and nothing in them tells one from the other.',
    fix: 'Give them different operationIds, or set `x-sdk-method` on one of them.',
  },
  'pagination-mismatch': {
    title: 'Pagination that does not fit the operation',
    cause: '`x-pagination` names a parameter or a member that the operation does not declare, or one of another type. The operation is generated without pagination.',
    fix: 'Name parameters and members of the response as the operation declares them.',
  },
  'pagination-undecided': {
    title: 'List that may have pages',
    cause: 'The operation has the parameters of a list in pages, but its schemas leave a doubt how to reach the next one. Nothing is guessed: the method gives one page.',
    fix: 'Say it with `x-pagination`, or `x-pagination: false` where there is only one page.',
  },
  'extension-malformed': {
    title: 'Extension of the wrong shape',
    cause: 'An extension lacks a member that it needs, or has one that is unknown, of another type or out of range. The SDK is made as if the extension were not there.',
    fix: 'Write it as docs/extensions.md shows.',
  },
  'security-scheme-unsupported': {
    title: 'Security scheme that cannot be sent',
    cause: 'The scheme is of an unknown type, or lacks the members that say where its credential goes.',
    fix: 'Set `type` and the members that the type needs (OpenAPI, Security Scheme Object).',
  },
  'webhook-unsupported': {
    title: 'Webhook without a request',
    cause: 'A webhook is described by the request that the API sends, and this one has none.',
    fix: 'Describe the request under `post`.',
  },
  'schema-unsupported': {
    title: 'Schema that TypeScript cannot express',
    cause: 'The whole meaning of the schema is in keywords that have no counterpart among types, such as `not` or `if`.',
    fix: 'Add a `type`, or describe the values with `oneOf`, `enum` or `properties`.',
  },
  'members-by-alternative': {
    title: 'Members that are needed by alternatives',
    cause: 'The alternatives of an `anyOf` or `oneOf` only list which members are needed together. The type leaves these optional, which admits more than the schema does; the documentation of the type says what is needed.',
    fix: 'Give each alternative its `properties` too, where callers should be held to it.',
  },
  'schema-circular': {
    title: 'Schema that is made of nothing but itself',
    cause: 'A schema refers to itself by `$ref`, `allOf` or an alternative, with no member and no array between.',
    fix: 'Remove the reference that leads back.',
  },
  'enum-value-type': {
    title: 'Enum value of another type',
    cause: 'The schema is a string, but a value of its enum is not; in YAML this happens to `yes`, `1.0` or `true` without quotes.',
    fix: 'Write the value in quotes.',
  },
  'composition-contradiction': {
    title: 'Composition that no value can satisfy',
    cause: 'Two parts of an `allOf` demand different types of one value.',
    fix: 'Use `oneOf` where either may hold, or correct one of the two.',
  },
  'discriminator-mapping': {
    title: 'Discriminator value without a variant',
    cause: 'The mapping of a discriminator names a schema that is not there, or none of the alternatives.',
    fix: 'Correct the reference, or add the schema to the alternatives.',
  },
} as const;
