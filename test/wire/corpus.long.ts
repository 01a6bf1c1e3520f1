import { describe } from 'vitest';
import { allDocuments } from '../corpus/documents.js';
import { proveRequests } from './prove.js';

describe('a validator accepts what is sent for every public document', () => {
  proveRequests(allDocuments);
});
