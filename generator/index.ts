/** The package's face: what a configuration file and a build script import. */
export { defineConfig } from './config/config.js';
export type { Config, PackageConfig, RefsConfig, UserConfig } from './config/config.js';
export type { Diagnostic, Place } from './diagnostics/diagnostic.js';
