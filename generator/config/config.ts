/**
 * The configuration of one SDK. Every option has a default that follows from the document; paths count from the folder
 * of the configuration file.
 */
export interface Config {
  /** The OpenAPI document: a path, or `-` for standard input. Default: `spec/openapi.yaml`. */
  readonly spec: string;
  /** Folder of the SDK. Default: `generated`. */
  readonly out: string;
  /** What package.json of the SDK says. */
  readonly package?: {
    /** Default: the title of the document, as `pocketsflow-sdk`. */
    readonly name?: string;
    /** Default: `0.1.0`. */
    readonly version?: string;
    /** Default: made of the document's title. */
    readonly description?: string;
    /** SPDX identifier. Default: `MIT`. */
    readonly license?: string;
    readonly author?: string;
    /** URL of the repository. */
    readonly repository?: string;
    readonly homepage?: string;
  };
  /** Class of the client. Default: the title of the document without words such as API. */
  readonly client?: string;
  /** Prefix of the environment variables, in upper case. Default: the class of the client. */
  readonly envPrefix?: string;
  /** Server that the client speaks to unless told otherwise. Default: the first of the document. */
  readonly baseURL?: string;
  /** Hand-written TypeScript modules that become part of the SDK: copied to src/custom, exported from its main entry. */
  readonly custom?: readonly string[];
  /** Whether a warning fails the run. Default: false. */
  readonly strict?: boolean;
}

/** Types the configuration in `sdkwright.config.ts`; returns it as it is. */
export function defineConfig(config: Partial<Config>): Partial<Config> {
  return config;
}
