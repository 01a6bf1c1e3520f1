import { describe } from 'vitest';
import { allDocuments } from '../corpus/documents.js';
import { proveConformance } from './prove.js';

describe('what is declared is what every public document says', () => {
  proveConformance(allDocuments);
});
