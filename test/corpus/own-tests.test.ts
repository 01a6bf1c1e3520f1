import { describe } from 'vitest';
import { fewDocuments } from './documents.js';
import { proveOwnTests } from './own-tests.js';

describe.runIf(fewDocuments.length > 0)('the SDK of some public documents', () => {
  proveOwnTests(fewDocuments);
});
