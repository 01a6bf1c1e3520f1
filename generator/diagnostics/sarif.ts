import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, type DiagnosticCode } from './catalogue.js';
import type { Diagnostic, Place } from './diagnostic.js';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * Writes diagnostics as a log of SARIF 2.1.0 (OASIS standard), for code scanning and editors. Files are named relative to the
 * working directory (`%SRCROOT%`) where they are below it.
 *
 * @returns JSON text with a final line break
 */
export function renderSarif(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'sdkwright', rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes.indexOf(diagnostic.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: DiagnosticCode): unknown {
  const { title, cause, fix } = catalogue[code];
  return { id: code, shortDescription: { text: `${title}.` }, fullDescription: { text: cause }, help: { text: fix } };
}

function resultOf({ severity, code, message, place, related = [], fix }: Diagnostic, ruleIndex: number): unknown {
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: fix === undefined ? message : `${message} ${fix}` },
    ...(place ? { locations: [locationOf(place)] } : {}),
    ...(related.length === 0 ? {} : { relatedLocations: related.map((other, id) => ({ id, ...locationOf(other.place), message: { text: other.message } })) }),
  };
}

function locationOf(place: Place): { readonly physicalLocation: unknown } {
  const { file, line, column, length, pointer } = place;
  const start = column ?? 1;
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      ...(line === undefined ? {} : { region: { startLine: line, startColumn: start, endColumn: start + (length ?? 1) } }),
    },
    ...(pointer === undefined || pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
  };
}

/** A URI reference (RFC 3986): relative to the source root, or absolute for what lies elsewhere. */
function artifactOf(file: string): unknown {
  if (/^https?:\/\//.test(file)) return { uri: file };
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  const segments = file.split(sep).map((segment) => encodeURIComponent(segment));
  return { uri: segments.join('/'), uriBaseId: '%SRCROOT%' };
}
