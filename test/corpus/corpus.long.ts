import { describe } from 'vitest';
import { allDocuments } from './documents.js';
import { proveDocuments } from './prove.js';

describe('every public document', () => {
  proveDocuments(allDocuments, ['7', '5.9']);
});
