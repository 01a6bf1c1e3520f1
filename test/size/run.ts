// Measures the packed SDK and writes docs/size.md.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../support/paths.js';
import { measureImport, measureSizes } from './measure.js';
import { sizePage } from './page.js';

const page = sizePage(await measureSizes(), await measureImport(20), process.versions.node.split('.')[0] ?? '');
await writeFile(path.join(root, 'docs/size.md'), page);
console.log(page.slice(page.indexOf('|')).trimEnd());
