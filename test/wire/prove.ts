import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CorpusDocument } from '../corpus/documents.js';
import { expectLines } from '../corpus/expectation.js';
import { foundOperations, readBundled } from '../support/bundled.js';
import { generateFrom, inspectFrom } from '../support/generate.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { drawCall } from './arguments.js';
import { missing } from './arrival.js';
import { faultsOf } from './faults.js';
import { recordedClient } from './recorder.js';
import { describeRequest, requestsOnly } from './requests.js';
import type { Draw } from './sampler.js';
import { createValidator } from './validator.js';

const expectations = path.join(import.meta.dirname, 'expected');

/**
 * Declares the tests that call every operation of documents with values drawn from its schemas, once with what is required
 * and once with all that is described, and let a validator judge the requests.
 */
export function proveRequests(documents: readonly CorpusDocument[]): void {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder('wire');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(documents)('$name', async (document) => {
    expectLines(expectations, document.name, await wireLines(document, path.join(folder, document.name)));
  }, 600_000);
}

/** The share of requests that are accepted, then each refusal with what was objected to. */
export async function wireLines({ spec, config }: CorpusDocument, folder: string): Promise<readonly string[]> {
  const whole = await readBundled(spec);
  const operations = foundOperations(whole);
  const document = requestsOnly(whole);
  const { plan } = await inspectFrom(spec, config);
  const { files } = await generateFrom(spec, config);
  if (plan === undefined || files === undefined || operations.length === 0) return ['operations 0'];
  await writeTree(folder, [...files].filter(([file]) => file.startsWith('src/') || file === 'package.json'));
  const client = await recordedClient(folder, plan);
  const planned = new Map(plan.resources.flatMap(({ methods }) => methods).map((method) => [`${method.operation.verb} ${method.operation.path.template}`, method]));
  const validator = await createValidator(document.root);

  const refused: string[] = [];
  const faults = new Map<string, number>();
  for (const { method: verb, path: template, operation, item } of operations) {
    const key = `${verb} ${template}`;
    const method = planned.get(key);
    const call = client.methods.get(key);
    if (method === undefined || call === undefined) {
      refused.push(`${key}: there is no such method`);
      continue;
    }
    const request = describeRequest(document, operation, item);
    const objections = async (which: Draw['which']): Promise<readonly string[]> => {
      try {
        const drawn = drawCall(method, request, document, which, (body, mediaType) => validator.fits(body, verb, template, mediaType));
        const recorded = await client.record(() => call.call(...drawn.args), template);
        const lost = missing(drawn, recorded);
        return lost.length > 0 ? lost : await validator.judge(recorded, template);
      } catch (error) {
        return [error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
      }
    };
    for (const which of ['required', 'all'] as const) {
      const found = await objections(which);
      if (found.length === 0) continue;
      const { fault, left } = faultsOf(found, request, document);
      if (left.length === 0 && fault !== undefined) faults.set(fault, (faults.get(fault) ?? 0) + 1);
      else refused.push(`${key} (${which}): ${left.slice(0, 3).join('; ')}`);
    }
  }
  expect(operations.length).toBeGreaterThan(0);
  const requests = operations.length * 2;
  const excused = [...faults.values()].reduce((sum, count) => sum + count, 0);
  return [`requests ${requests}`, `accepted ${requests - refused.length - excused}`, ...[...faults].sort().map(([fault, count]) => `validator: ${count}: ${fault}`), ...refused.map((line) => line.replaceAll(/\s+/gu, ' '))];
}
