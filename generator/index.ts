/** The package's face: what a configuration file and a build script import. */
export { defineConfig } from './config/config.js';
export type { Config, PackageConfig, RefsConfig, SdkConfig, UserConfig } from './config/config.js';
export type { Diagnostic, Place } from './diagnostics/diagnostic.js';
export type { DiffReport, PlacedChange } from './diff/report.js';
export type { Level, RuleName } from './diff/rules.js';
export type { Summary } from './pipeline.js';
export { check, type CheckedChange, type CheckedSdk, type CheckOptions } from './run/check.js';
export { diff, type DiffedSdk, type DiffOptions } from './run/diff.js';
export { generate, type GeneratedSdk, type GenerateOptions, type Run } from './run/generate.js';
export type { RunOptions } from './run/project.js';
export type { Difference } from './write/compare.js';
