import { describe } from 'vitest';
import { someDocuments } from './documents.js';
import { proveDocuments } from './prove.js';

describe.runIf(someDocuments.length > 0)('some public documents', () => {
  proveDocuments(someDocuments, ['7']);
});
