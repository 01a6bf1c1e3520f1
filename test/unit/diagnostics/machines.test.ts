import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../generator/diagnostics/catalogue.js';
import type { Diagnostic } from '../../../generator/diagnostics/diagnostic.js';
import { renderGithub } from '../../../generator/diagnostics/github.js';
import { renderSarif } from '../../../generator/diagnostics/sarif.js';

const duplicate: Diagnostic = {
  code: 'operation-id-duplicate',
  severity: 'error',
  message: 'The operationId "a" is used twice.',
  place: { file: 'api/a.yaml', pointer: '/paths/~1a/get/operationId', line: 2, column: 3, length: 4 },
  related: [{ message: 'first used here', place: { file: 'b.yaml', line: 1, column: 1, length: 1 } }],
  fix: 'Rename one.',
};
const placeless: Diagnostic = { code: 'config-missing', severity: 'info', message: 'None.' };

describe('workflow commands', () => {
  test('one line each, with place, related places and remedy', () => {
    expect(renderGithub([duplicate, placeless])).toBe(
      '::error file=api/a.yaml,line=2,col=3,endColumn=7,title=operation-id-duplicate::The operationId "a" is used twice.%0Afirst used here: b.yaml:1%0Afix: Rename one.\n' +
        `::notice title=config-missing::None.%0Afix: ${catalogue['config-missing'].fix}\n`,
    );
  });

  test('text of a document cannot end a command or begin another', () => {
    const hostile = renderGithub([{ ...duplicate, message: 'a\n::error::b\r100%', related: [], place: { file: 'a,line=9::x:\n::y.yaml' } }]);
    expect(hostile.trimEnd().split(/[\r\n]/)).toHaveLength(1);
    expect(hostile).toContain('::error file=a%2Cline=9%3A%3Ax%3A%0A%3A%3Ay.yaml,title=operation-id-duplicate::a%0A::error::b%0D100%25%0A');
  });
});

describe('SARIF', () => {
  interface Log {
    readonly version: string;
    readonly runs: readonly [{ readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }; readonly results: readonly Record<string, unknown>[] }];
  }
  const log = (diagnostics: readonly Diagnostic[]): Log => JSON.parse(renderSarif(diagnostics));

  test('results name rules and places', () => {
    const { version, runs } = log([duplicate, placeless, duplicate]);
    const [{ tool, results }] = runs;
    expect(version).toBe('2.1.0');
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['config-missing', 'operation-id-duplicate']);
    expect(results).toHaveLength(3);
    expect(results[0]).toEqual({
      ruleId: 'operation-id-duplicate',
      ruleIndex: 1,
      level: 'error',
      message: { text: 'The operationId "a" is used twice. Rename one.' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'api/a.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 2, startColumn: 3, endColumn: 7 } },
          logicalLocations: [{ fullyQualifiedName: '/paths/~1a/get/operationId' }],
        },
      ],
      relatedLocations: [{ id: 0, message: { text: 'first used here' }, physicalLocation: { artifactLocation: { uri: 'b.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 1, startColumn: 1, endColumn: 2 } } }],
    });
    expect(results[1]).toEqual({ ruleId: 'config-missing', ruleIndex: 0, level: 'note', message: { text: 'None.' } });
  });

  test.each([
    ['a b/c%d.yaml', { uri: 'a%20b/c%25d.yaml', uriBaseId: '%SRCROOT%' }],
    ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: '%SRCROOT%' }],
    ['/tmp/a b.yaml', { uri: 'file:///tmp/a%20b.yaml' }],
    ['https://example.com/a.yaml', { uri: 'https://example.com/a.yaml' }],
  ])('the file %s is named by a URI', (file, artifactLocation) => {
    expect(log([{ ...placeless, place: { file } }]).runs[0].results[0]).toMatchObject({ locations: [{ physicalLocation: { artifactLocation } }] });
  });
});
