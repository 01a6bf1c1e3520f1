import { describe } from 'vitest';
import { fewDocuments } from '../corpus/documents.js';
import { proveRequests } from './prove.js';

describe.runIf(fewDocuments.length > 0)('a validator accepts what is sent for some public documents', () => {
  proveRequests(fewDocuments);
});
