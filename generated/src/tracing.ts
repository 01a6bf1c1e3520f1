export { tracing, type TracingOptions, type TraceEvent } from './core/features/tracing.js';
