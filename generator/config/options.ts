import type { PackageConfig, RefsConfig, SdkConfig, UserConfig } from './config.js';

/** What one option takes. */
export type OptionType =
  | { readonly kind: 'text'; readonly expects: string; readonly pattern?: RegExp }
  | { readonly kind: 'texts'; readonly expects: string }
  | { readonly kind: 'flag' }
  | { readonly kind: 'group'; readonly options: Readonly<Record<string, Option>> }
  /** Groups of one kind, by a name of the user's choice. */
  | { readonly kind: 'named'; readonly expects: string; readonly options: Readonly<Record<string, Option>> };

export interface Option {
  readonly type: OptionType;
  readonly about: string;
}

const text = (expects: string, about: string, pattern?: RegExp): Option => ({ type: { kind: 'text', expects, ...(pattern ? { pattern } : {}) }, about });
const flag = (about: string): Option => ({ type: { kind: 'flag' }, about });

const packageOptions = {
  name: text('an npm package name such as "acme" or "@acme/sdk"', "name of the SDK's package", /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/),
  version: text('a version such as "1.2.0"', 'version of the first release (semver.org); afterwards `sdkwright release` keeps it', /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/),
  description: text('a text', "one sentence for the SDK's package.json and README"),
  license: text('an SPDX identifier such as "MIT"', 'license of the SDK', /^[A-Za-z0-9.+() -]+$/),
  author: text('a text', 'author of the SDK'),
  repository: text('a URL', 'where the SDK is developed', /^(https?|git|ssh|git\+https|git\+ssh):\/\/\S+$/),
  homepage: text('a URL', 'page of the SDK', /^https?:\/\/\S+$/),
} satisfies Record<keyof PackageConfig, Option>;

const refsOptions = {
  folder: text('a folder', 'folder that `$ref` may not leave; the folder of the document unless given'),
  remote: flag('whether the document and its references may be fetched by HTTP'),
} satisfies Record<keyof RefsConfig, Option>;

const sdkOptions: Readonly<Record<keyof SdkConfig, Option>> = {
  spec: text('a path or a URL', 'the OpenAPI document'),
  out: text('a folder', 'where the SDK is written'),
  client: text('a class name such as "Acme"', "class of the client; from the document's title unless given", /^[\p{Lu}][\p{ID_Continue}$]*$/u),
  envPrefix: text('capitals such as "ACME"', "prefix of the environment variables; from the document's title unless given", /^[A-Z][A-Z0-9_]*$/),
  baseURL: text('a URL such as "https://api.example.com"', "URL of the API; the document's first server unless given", /^https?:\/\/\S+$/),
  package: { type: { kind: 'group', options: packageOptions }, about: "fields of the SDK's package.json" },
  int64: text('"number" or "bigint"', 'how integers of `format: int64` are read; numbers unless given', /^(number|bigint)$/),
  custom: { type: { kind: 'texts', expects: 'a list of paths' }, about: 'hand-written TypeScript modules that become part of the SDK' },
  overlays: { type: { kind: 'texts', expects: 'a list of paths or URLs' }, about: 'OpenAPI Overlays to apply to the document, in this order' },
  refs: { type: { kind: 'group', options: refsOptions }, about: 'how far references in the document may reach' },
  templates: text('a folder', 'folder of Handlebars templates that take the place of those of the same name'),
  strict: flag('whether a warning is a failure'),
};

/** Every option there is; the configuration is checked by this table. */
export const options: Readonly<Record<keyof UserConfig, Option>> = {
  ...sdkOptions,
  sdks: { type: { kind: 'named', expects: 'options by name', options: sdkOptions }, about: 'several SDKs; each has the options above, and from above what it does not give' },
};
