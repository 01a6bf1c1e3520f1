import { createConfig, lint, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { specFile } from '../support/paths.js';

const config = await createConfig({ extends: ['recommended'] });

describe('Redocly, with its recommended rules', () => {
  it('finds neither an error nor a warning in the document', async () => {
    const problems = await lint({ ref: specFile, config });
    const found = problems.map(({ severity, ruleId, message, location: [place] }) => `${severity} ${ruleId}: ${message} (${place?.source.absoluteRef ?? ''}${place?.pointer ?? ''})`);
    expect(found).toEqual([]);
  });

  it('would find a missing operationId', async () => {
    const source = 'openapi: 3.1.1\ninfo: { title: T, version: "1" }\nservers: [{ url: https://api.test }]\npaths: { /a: { get: { summary: A, responses: { "200": { description: Ok } } } } }\n';
    const problems = await lintFromString({ source, config });
    expect(problems.map(({ ruleId }) => ruleId)).toContain('operation-operationId');
  });
});
