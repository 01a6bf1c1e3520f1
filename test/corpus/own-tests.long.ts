import { describe } from 'vitest';
import { allDocuments } from './documents.js';
import { proveOwnTests } from './own-tests.js';

describe('the SDK of every public document', () => {
  proveOwnTests(allDocuments);
});
