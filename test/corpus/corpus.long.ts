import { describe } from 'vitest';
import { sharedDocuments } from './documents.js';
import { proveDocuments } from './prove.js';

describe.runIf(sharedDocuments.length > 0)('every public document', () => {
  proveDocuments(sharedDocuments, ['7', '5.9']);
});
