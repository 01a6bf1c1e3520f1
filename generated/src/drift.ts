import { type DriftOptions, driftReporter } from './core/features/drift.js';
import type { Middleware } from './core/middleware.js';
import { shapes } from './schemas.js';

/**
 * Compares the JSON bodies of answers with the document of the API and reports what differs: unknown members, unknown values of enums, required members that are missing, other types.
 *
 * Each difference is reported once. The calls are neither delayed nor changed, and never fail because of it.
 */
export function drift(options: DriftOptions = {}): Middleware {
  return driftReporter(shapes, options);
}

export type { Drift, DriftOptions } from './core/features/drift.js';
