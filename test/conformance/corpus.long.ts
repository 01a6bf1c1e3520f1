import { describe } from 'vitest';
import { sharedDocuments } from '../corpus/documents.js';
import { proveConformance } from './prove.js';

describe.runIf(sharedDocuments.length > 0)('what is declared is what every public document says', () => {
  proveConformance(sharedDocuments);
});
