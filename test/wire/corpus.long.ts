import { describe } from 'vitest';
import { sharedDocuments } from '../corpus/documents.js';
import { proveRequests } from './prove.js';

describe.runIf(sharedDocuments.length > 0)('a validator accepts what is sent for every public document', () => {
  proveRequests(sharedDocuments);
});
