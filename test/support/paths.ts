import path from 'node:path';

/** Folders that tests speak of. */
export const root: string = path.join(import.meta.dirname, '../..');
export const specFile: string = path.join(root, 'spec/openapi.yaml');
export const generated: string = path.join(root, 'generated');
export const tools: string = path.join(root, 'test/tools/node_modules');
/** Public documents beside the project; absent in a checkout of its own. */
export const shared: string = path.join(root, '../shared');
export const corpus: string = path.join(shared, 'corpus');
