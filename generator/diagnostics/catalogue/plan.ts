/** What the names and shapes of the SDK had to settle: nothing is lost, but a reader of the SDK may wonder. */
export const planCatalogue = {
  'name-numbered': {
    title: 'Name that ends in a number',
    cause: 'Two things of the document come to the same name in the SDK, and no other name for them is at hand.',
    fix: 'Give one of them a name of its own with `x-sdk-name` or `x-sdk-method`.',
  },
  'parameter-name-clash': {
    title: 'Two parameters of one name',
    cause: 'Parameters of one operation share a name and differ in their location. In the SDK they are members of one object.',
    fix: 'Nothing has to be done. Rename one of them where the API allows it.',
  },
  'body-member-clash': {
    title: 'Parameter called like a member of the body',
    cause: 'A parameter and a member of the request body share a name. In the SDK they would be one member, so the body becomes a member of its own.',
    fix: 'Nothing has to be done. Rename one of them where the API allows it.',
  },
  'path-variable-unbound': {
    title: 'Path variable that no parameter declares',
    cause: 'The path template holds a variable without a parameter of that name in the path, so that a call could not fill it.',
    fix: 'Declare the parameter with `in: path`.',
  },
  'stream-unasked': {
    title: 'Stream that no flag asks for',
    cause: 'An operation answers with a stream or with a value, and nothing in the request says which: the SDK looks for a boolean `stream` in the query or among the members of the body that is not true by default.',
    fix: 'Describe the stream as an operation of its own, or the boolean that asks for it.',
  },
  'webhook-unverified': {
    title: 'Webhooks that cannot be verified',
    cause: 'The document does not say how deliveries are signed, or where one names its event. Without both the SDK has the types of the events only.',
    fix: 'Declare them by `x-webhook-signature`, as docs/extensions.md shows.',
  },
} as const;
