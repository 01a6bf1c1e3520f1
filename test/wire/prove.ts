import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import type { CorpusDocument } from '../corpus/documents.js';
import { expectLines } from '../corpus/expectation.js';
import { foundOperations, readBundled } from '../support/bundled.js';
import { generateFrom, inspectFrom } from '../support/generate.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { drawCall, type DrawnCall } from './arguments.js';
import { missing } from './arrival.js';
import { breakages } from './breakage.js';
import { faultsOf } from './faults.js';
import { recordedClient, type RecordedClient } from './recorder.js';
import { describeRequest, requestsOnly } from './requests.js';
import { createValidator, type Recorded, type Validator } from './validator.js';

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

/**
 * What became of the requests: how many are accepted, what is refused by the validator's or the document's own fault, how
 * many of those that were broken on purpose are refused, then each other refusal with what was objected to.
 */
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
  const excused = new Map<string, number>();
  const excuse = (reason: string): void => void excused.set(reason, (excused.get(reason) ?? 0) + 1);
  const undetected: string[] = [];
  let broken = 0;
  for (const { method: verb, path: template, operation, item } of operations) {
    const key = `${verb} ${template}`;
    const method = planned.get(key);
    const call = client.methods.get(key);
    if (method === undefined || call === undefined) {
      refused.push(`${key}: there is no such method`, `${key}: there is no such method`);
      continue;
    }
    const request = describeRequest(document, operation, item);
    for (const which of ['required', 'all'] as const) {
      const drawn = drawCall(method, request, document, which, (body, mediaType) => validator.fits(body, verb, template, mediaType));
      const { sent, objections } = await attempt(client, validator, () => call.call(...drawn.args), template, drawn);
      const { fault, left } = faultsOf(objections, request, document);
      if (objections.length === 0 && which === 'all' && sent !== undefined) {
        const ways = await breakages(sent, request, document);
        const way = ways[broken % ways.length];
        if (way === undefined) continue;
        broken += 1;
        if ((await validator.judge(way.request, template)).length === 0) undetected.push(`${key} (${way.what})`);
      } else if (objections.length > 0 && drawn.impossible) excuse('document: no value fits the schema of the body, so that no request does');
      else if (left.length === 0 && fault !== undefined) excuse(`validator: ${fault}`);
      else if (objections.length > 0) refused.push(`${key} (${which}): ${left.slice(0, 3).join('; ')}`);
    }
  }
  const requests = operations.length * 2;
  const accepted = requests - refused.length - [...excused.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...excused].sort().map(([reason, count]) => reason.replace(': ', `: ${count}: `));
  const lines = [...reasons, `broken ${broken}`, `of these refused ${broken - undetected.length}`, ...undetected.map((line) => `accepted though broken: ${line}`), ...refused];
  return [`requests ${requests}`, `accepted ${accepted}`, ...lines.map((line) => line.replaceAll(/\s+/gu, ' '))];
}

/** Sends a request; what is lost on the way counts before what the validator objects to. */
async function attempt(client: RecordedClient, validator: Validator, call: () => PromiseLike<unknown>, template: string, drawn: DrawnCall): Promise<{ readonly sent?: Recorded; readonly objections: readonly string[] }> {
  try {
    const sent = await client.record(call, template);
    const lost = missing(drawn, sent);
    return { sent, objections: lost.length > 0 ? lost : await validator.judge(sent, template) };
  } catch (error) {
    return { objections: [error instanceof Error ? `${error.name}: ${error.message}` : String(error)] };
  }
}
