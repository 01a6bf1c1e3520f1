import { describe } from 'vitest';
import { fewDocuments } from '../corpus/documents.js';
import { proveConformance } from './prove.js';

describe.runIf(fewDocuments.length > 0)('what is declared is what some public documents say', () => {
  proveConformance(fewDocuments);
});
