import path from 'node:path';
import { install } from './support/install.js';

/** Installs the tools that only tests need (test/tools/package.json: Prism, older TypeScripts). */
export default function setup(): void {
  install(path.join(import.meta.dirname, 'tools'));
}
