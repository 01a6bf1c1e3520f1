import setupTools from '../setup.js';
import { install } from '../support/install.js';
import { packages } from './documents.js';

/** Installs the tools of the tests, and the packages whose documents are read. */
export default function setup(): void {
  setupTools();
  install(packages);
}
