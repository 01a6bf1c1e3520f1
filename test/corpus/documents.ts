import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../generator/config/config.js';
import { corpus } from '../support/paths.js';

/** A document of another author, on which nothing here was modelled. */
export interface CorpusDocument {
  /** Unique; names its files of expectations. */
  readonly name: string;
  /** Absolute path. */
  readonly spec: string;
  /** What a user would have to configure for this document. */
  readonly config: Partial<Config>;
}

/** Documents that need an option, by their path in the corpus. */
const options: Readonly<Record<string, (spec: string) => Partial<Config>>> = {
  // Its schemas are in a folder beside that of the document.
  'oai-learn/examples/v2.0/yaml/petstore-separate/spec/swagger.yaml': (spec) => ({ refs: { folder: path.resolve(spec, '../..') } }),
};

const index = path.join(corpus, 'index.txt');

/** The documents of ../shared/corpus, in the order of its index; none where the project stands alone. */
export const sharedDocuments: readonly CorpusDocument[] = existsSync(index)
  ? readFileSync(index, 'utf8')
      .split('\n')
      .filter((file) => file !== '')
      .map((file) => {
        const spec = path.join(corpus, file);
        return { name: slug(file), spec, config: options[file]?.(spec) ?? {} };
      })
  : [];
if (sharedDocuments.length === 0) console.warn(`Skipped: there are no public documents in ${corpus}; those of npm packages are read all the same.`);

/** `redocly-museum/openapi.yaml` to `redocly-museum-openapi`. */
function slug(file: string): string {
  return file
    .replace(/\.(?:ya?ml|json)$/u, '')
    .replaceAll(/[^A-Za-z0-9.]+/gu, '-')
    .toLowerCase();
}

/** Where the packages are installed whose documents are read. */
export const packages: string = path.join(import.meta.dirname, 'packages');

/** Documents that npm packages ship: they are there where the project stands alone too. */
const packagedDocuments: readonly CorpusDocument[] = Object.entries({
  'npm-blockfrost': '@blockfrost/openapi/openapi.yaml',
  'npm-directus': '@directus/specs/dist/openapi.json',
  'npm-rclone': 'rclone-openapi/openapi.yaml',
  'npm-shipengine': 'shipengine-openapi/openapi.json',
}).map(([name, file]) => ({ name, spec: path.join(packages, 'node_modules', file), config: {} }));

/** What the long run reads. */
export const allDocuments: readonly CorpusDocument[] = [...sharedDocuments, ...packagedDocuments];

/** A few of them, small and of several kinds, for the tests that run at every change. */
export const someDocuments: readonly CorpusDocument[] = sharedDocuments.filter(({ name }) =>
  ['petstore-src-main', 'oai-learn-', 'redocly-museum', 'readme-oas-', 'ng-openapi-gen-', 'kin-openapi', 'swagger-parser-java', 'kiota', 'mermade', 'redocly-cli'].some((prefix) => name.startsWith(prefix)),
);

/** Of these, what is read by the stages that take longer. */
export const fewDocuments: readonly CorpusDocument[] = someDocuments.filter(({ name }) => ['petstore-src-main', 'oai-learn-examples-v2.0-yaml-petstore-separate', 'redocly-museum', 'readme-oas-packages-oas-examples-3.0-json-polymorphism'].some((prefix) => name.startsWith(prefix)));
