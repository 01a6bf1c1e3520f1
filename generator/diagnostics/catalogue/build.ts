/** What a document says that an SDK cannot say, found while the intermediate representation is built and emitted. */
export const buildCatalogue = {
  'operation-unsupported': {
    title: 'Operation that cannot be generated',
    cause: 'The operation uses a feature that has no form in the SDK. The others are generated without it.',
    fix: 'Change the part named in the message, or leave the operation to `client.request`.',
  },
} as const;
