import { StructureKind } from 'ts-morph';
import { docComment } from '../docs.js';
import type { CodeFile } from '../file.js';
import { runtime } from '../runtime.js';
import { exportsOf, type Export } from './index-file.js';
import { docStructure } from './models.js';

/** Entries of the package that pass on a feature of the runtime as it is: what is not imported is in no bundle. */
export const featureEntries: Readonly<Record<string, readonly Export[]>> = {
  pacer: [
    { file: 'core/features/pacer', name: 'pacer', typeOnly: false },
    { file: 'core/features/pacer', name: 'Pace', typeOnly: true },
  ],
  tracing: [
    { file: 'core/features/tracing', name: 'tracing', typeOnly: false },
    { file: 'core/features/tracing', name: 'TracingOptions', typeOnly: true },
    { file: 'core/features/tracing', name: 'TraceEvent', typeOnly: true },
  ],
};

/** Declares an entry of {@link featureEntries}. */
export function emitFeatureEntry(exports: readonly Export[], file: CodeFile): void {
  file.add(...exportsOf(file.path, exports));
}

/** Declares the entry with the drift reporter, which knows the schemas of this API. */
export function emitDrift(file: CodeFile): void {
  const options = file.type(runtime.DriftOptions);
  file.add(
    {
      kind: StructureKind.Function,
      name: 'drift',
      isExported: true,
      parameters: [{ name: 'options', type: options, initializer: '{}' }],
      returnType: file.type(runtime.Middleware),
      statements: [`return ${file.value(runtime.driftReporter)}(${file.value({ name: 'shapes', file: 'schemas' })}, options);`],
      ...docStructure(
        docComment({
          summary: 'Compares the JSON bodies of answers with the document of the API and reports what differs: unknown members, unknown values of enums, required members that are missing, other types.',
          remarks: 'Each difference is reported once. The calls are neither delayed nor changed, and never fail because of it.',
        }),
      ),
    },
    ...exportsOf(file.path, [runtime.Drift, runtime.DriftOptions].map((symbol) => ({ ...symbol, typeOnly: true }))),
  );
}
