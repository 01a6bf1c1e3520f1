/** The options of a project, as its configuration file gives them. Relative paths count from the folder of that file. */
export interface UserConfig {
  /** The OpenAPI document: a path, or a URL where `refs.remote` is true. */
  readonly spec?: string;
  /** OpenAPI Overlays to apply to the document, in this order: paths or URLs. */
  readonly overlays?: readonly string[];
  /** Folder that the SDK is written to. */
  readonly out?: string;
  /** Class of the client; from the document's title unless given. */
  readonly client?: string;
  /** Prefix of the environment variables, as in `ACME_API_KEY`; from the document's title unless given. */
  readonly envPrefix?: string;
  /** URL of the API; the document's first server unless given. */
  readonly baseURL?: string;
  /** Fields of the SDK's package.json. */
  readonly package?: PackageConfig;
  /** How integers of `format: int64` are read: as numbers, which are exact up to 2^53 (the default), or as exact bigints. */
  readonly int64?: 'number' | 'bigint';
  /** Hand-written TypeScript modules that become part of the SDK: copied to `src/custom/` and exported by its main entry. */
  readonly custom?: readonly string[];
  /** How far references in the document may reach. */
  readonly refs?: RefsConfig;
  /** Folder of Handlebars templates that take the place of those of the same name. */
  readonly templates?: string;
  /** Whether a warning is a failure. */
  readonly strict?: boolean;
  /** Several SDKs in one configuration, by name. Each has all options but this one; what it does not give, it has from here. */
  readonly sdks?: Readonly<Record<string, SdkConfig>>;
}

/** The options of one SDK among several. */
export type SdkConfig = Omit<UserConfig, 'sdks'>;

export interface PackageConfig {
  /** npm name; from the document's title unless given. */
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  /** SPDX identifier. */
  readonly license?: string;
  readonly author?: string;
  /** URL of the repository. */
  readonly repository?: string;
  readonly homepage?: string;
}

export interface RefsConfig {
  /** Folder that `$ref` may not leave; the folder of the document unless given. */
  readonly folder?: string;
  /** Whether the document and its references may be fetched by HTTP. */
  readonly remote?: boolean;
}

/** The options of one run: complete, checked, frozen, and with absolute paths. */
export interface Config extends Omit<UserConfig, 'spec' | 'out' | 'custom' | 'strict' | 'sdks'> {
  /** Among several SDKs. */
  readonly name?: string;
  /** An absolute path, a URL, or `-` for standard input. */
  readonly spec: string;
  readonly out: string;
  readonly custom: readonly string[];
  readonly strict: boolean;
}

/**
 * Types the options of a configuration file. Returns them as they are.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'sdkwright';
 *
 * export default defineConfig({ spec: 'openapi.yaml', out: 'sdk' });
 * ```
 */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
