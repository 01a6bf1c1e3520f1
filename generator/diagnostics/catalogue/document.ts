/** Problems of the description as OpenAPI. */
export const documentCatalogue = {
  'document-not-openapi': {
    title: 'File that is no OpenAPI document',
    cause: 'An OpenAPI document is an object with an `openapi` member (`swagger` in version 2.0) at its root.',
    fix: 'Name the description itself: the file that begins with `openapi:`.',
  },
  'version-unsupported': {
    title: 'Version of OpenAPI that is not supported',
    cause: 'The generator reads Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2.',
    fix: 'Convert the document to OpenAPI 3.1.',
  },
  'keyword-missing': {
    title: 'Required member that is missing',
    cause: 'The specification requires the member; without it, tools have to guess.',
    fix: 'Add the member.',
  },
  'keyword-type': {
    title: 'Member of a wrong type',
    cause: 'The member has another JSON type than the specification gives it, so that its meaning is lost.',
    fix: 'Give the member a value of the type named.',
  },
  'keyword-null': {
    title: 'Member without a value',
    cause: 'In YAML, a key with nothing behind it is null. It is read as if it were absent.',
    fix: 'Give the member a value, or remove it.',
  },
  'keyword-value': {
    title: 'Member with a value outside the specification',
    cause: 'The specification lists the values that are allowed; others have no meaning that tools agree on.',
    fix: 'Use one of the values listed.',
  },
  'keyword-unknown': {
    title: 'Member that OpenAPI does not define',
    cause: 'A typing error, a member of another version, or an extension without `x-`. It has no effect.',
    fix: 'Correct the name, remove the member, or begin its name with `x-`.',
  },
  'keyword-version': {
    title: 'Member of another version of OpenAPI',
    cause: 'The version that the document declares does not define the member. It is read as the version that does define it means it.',
    fix: 'Use the form of the declared version.',
  },
  'operation-id-duplicate': {
    title: 'Two operations with one operationId',
    cause: 'An operationId names one operation of the whole document; method and type names derive from it. The first one keeps it, the others are named after their routes.',
    fix: 'Rename one of them.',
  },
  'operation-none': {
    title: 'Document without operations',
    cause: 'There is nothing under `paths` or `webhooks` that could be called or received.',
    fix: 'Add operations, or name the file that holds them.',
  },
  'path-parameter-undeclared': {
    title: 'Path variable without a parameter',
    cause: 'The path template has a variable that no parameter with `in: path` describes, so that its type is unknown.',
    fix: 'Declare the parameter at the operation or at the path.',
  },
  'path-parameter-unused': {
    title: 'Path parameter that the path does not have',
    cause: 'A parameter with `in: path` has no place in the path template, so that its value would go nowhere.',
    fix: 'Add the variable to the path, or change `in`.',
  },
  'parameter-duplicate': {
    title: 'Parameter given twice',
    cause: 'Name and `in` together identify a parameter within one list.',
    fix: 'Remove one of the two.',
  },
  'body-duplicate': {
    title: 'Two request bodies of one operation',
    cause: 'In Swagger 2.0 the body is a parameter: there is one with `in: body` at most, and none beside parameters with `in: formData`.',
    fix: 'Keep one of them.',
  },
  'path-duplicate': {
    title: 'Two paths that match the same requests',
    cause: 'They differ only in the names of their variables, so that no server can tell them apart.',
    fix: 'Merge the two path items.',
  },
  'path-form': {
    title: 'Path without a leading slash',
    cause: 'A path is appended to the URL of the server; the specification requires that it begins with a slash.',
    fix: 'Put a slash in front of the path.',
  },
  'security-scheme-unknown': {
    title: 'Security scheme that is not declared',
    cause: 'A security requirement names a scheme that `components.securitySchemes` (`securityDefinitions` in 2.0) does not have.',
    fix: 'Declare the scheme, or correct the name.',
  },
} as const;
