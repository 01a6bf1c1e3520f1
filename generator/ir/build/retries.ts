import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Node } from '../../source/document.js';
import type { RetryPolicy } from '../model.js';
import { report, type Build } from './context.js';

type Said = Omit<RetryPolicy, 'origin'>;

/** Told what is wrong at a place, as the rest of a sentence, and the remedy. */
type Complain = (at: Node, problem: string, fix: string) => void;

interface Dialect {
  readonly extension: string;
  readonly severity: Diagnostic['severity'];
  readonly read: (node: Node, complain: Complain) => Said | undefined;
}

/** The first of these that a node has counts. What others wrote for other tools is no error. */
const dialects: readonly Dialect[] = [
  { extension: 'x-sdk-retries', severity: 'error', read: readOwn },
  { extension: 'x-speakeasy-retries', severity: 'warning', read: readSpeakeasy },
];

/**
 * How failed attempts are repeated, as the root of the document or an operation says it.
 *
 * @returns nothing where it says nothing, or where a member is not as it has to be (reported at the member)
 */
export function retriesOf(node: Node, build: Build): RetryPolicy | undefined {
  for (const { extension, severity, read } of dialects) {
    const found = node.get(extension);
    if (found === undefined) continue;
    let sound = true;
    const said = read(found, (at, problem, fix) => {
      sound = false;
      report(build, { code: 'extension-malformed', severity, message: `\`${extension}\` is left out: ${problem}.`, at, fix });
    });
    return sound && said !== undefined ? { origin: found.origin, ...said } : undefined;
  }
  return undefined;
}

const intervals: readonly string[] = ['initialInterval', 'maxInterval', 'maxElapsedTime', 'exponent'];
const failures: readonly string[] = ['statusCodes', 'retryConnectionErrors'];

/** `false`, or an object with all members side by side: `{ max: 4, initialInterval: 200 }`. */
function readOwn(node: Node, complain: Complain): Said | undefined {
  if (node.value === false) return { max: 0 };
  if (!isObject(node, 'it', 'Write it as `{ max: 4 }`, or as `false` for no retries.', complain)) return undefined;
  allow(node, ['max', ...intervals, ...failures], complain);
  const max = numberAt(node, 'max', count, complain);
  return { ...(max === undefined ? {} : { max }), ...readIntervals(node, complain), ...readFailures(node, complain) };
}

/** `{ strategy: none }`, or `{ strategy: backoff, backoff: { initialInterval, … }, statusCodes, retryConnectionErrors }`. */
function readSpeakeasy(node: Node, complain: Complain): Said | undefined {
  if (!isObject(node, 'it', 'Write it as `{ strategy: backoff, statusCodes: [5XX] }`.', complain)) return undefined;
  allow(node, ['strategy', 'backoff', ...failures], complain);
  const strategy = node.get('strategy');
  if (strategy?.value === 'none') return { max: 0 };
  if (strategy?.value !== 'backoff') {
    complain(strategy ?? node, '`strategy` has to be `backoff` or `none`', 'Write `strategy: backoff`, or `strategy: none` for no retries.');
  }
  const backoff = node.get('backoff');
  if (backoff === undefined) return readFailures(node, complain);
  if (!isObject(backoff, '`backoff`', 'Write it as `{ initialInterval: 500, maxInterval: 60000, exponent: 1.5 }`.', complain)) return undefined;
  allow(backoff, intervals, complain);
  return { ...readIntervals(backoff, complain), ...readFailures(node, complain) };
}

/** Numbers that a member may have, and how they are called. */
interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly text: string;
}

const count: Range = { least: 0, most: Number.MAX_VALUE, whole: true, text: 'a whole number from 0' };
/** Timers of JavaScript take no more than 31 bits. A first wait of nothing would stay nothing. */
const interval: Range = { least: 1, most: 2 ** 31 - 1, whole: false, text: 'a number of milliseconds from 1 to 2147483647' };
const elapsed: Range = { least: 0, most: Number.MAX_VALUE, whole: false, text: 'a number of milliseconds from 0' };
const factor: Range = { least: 1, most: Number.MAX_VALUE, whole: false, text: 'a number from 1' };

function readIntervals(node: Node, complain: Complain): Said {
  const initialInterval = numberAt(node, 'initialInterval', interval, complain);
  const maxInterval = numberAt(node, 'maxInterval', interval, complain);
  const exponent = numberAt(node, 'exponent', factor, complain);
  const maxElapsedTime = numberAt(node, 'maxElapsedTime', elapsed, complain);
  if (initialInterval !== undefined && maxInterval !== undefined && initialInterval > maxInterval) {
    complain(node.get('initialInterval') ?? node, '`initialInterval` is longer than `maxInterval`', 'Make `maxInterval` the longer of the two.');
  }
  return {
    ...(initialInterval === undefined ? {} : { initialInterval }),
    ...(maxInterval === undefined ? {} : { maxInterval }),
    ...(exponent === undefined ? {} : { exponent }),
    ...(maxElapsedTime === undefined ? {} : { maxElapsedTime }),
  };
}

function numberAt(node: Node, key: string, { least, most, whole, text }: Range, complain: Complain): number | undefined {
  const member = node.get(key);
  if (member === undefined) return undefined;
  const { value } = member;
  if (typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  complain(member, `\`${key}\` has to be ${text}`, `Correct \`${key}\`, or leave it out.`);
  return undefined;
}

function readFailures(node: Node, complain: Complain): Said {
  const codes = node.get('statusCodes');
  const connection = node.get('retryConnectionErrors');
  if (connection !== undefined && typeof connection.value !== 'boolean') {
    complain(connection, '`retryConnectionErrors` has to be true or false', 'Write `true` or `false`, without quotes.');
  }
  if (codes !== undefined && !Array.isArray(codes.value)) complain(codes, '`statusCodes` has to be a list', 'Write it as `[429, 5XX]`.');
  const statuses = codes?.items().flatMap((item) => {
    const match = statusOf(item.value);
    if (match === undefined) complain(item, 'a status code of an error has three digits, or is a range', 'Write a number from 300 to 599, or `3XX`, `4XX` or `5XX`.');
    return match === undefined ? [] : [match];
  });
  return { ...(statuses === undefined ? {} : { statuses }), ...(typeof connection?.value === 'boolean' ? { connectionErrors: connection.value } : {}) };
}

function statusOf(value: unknown): NonNullable<RetryPolicy['statuses']>[number] | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^[345]\d\d$/u.test(text)) return { kind: 'status', status: Number(text) };
  const hundreds = ([3, 4, 5] as const).find((digit) => text.toUpperCase() === `${digit}XX`);
  return hundreds === undefined ? undefined : { kind: 'range', hundreds };
}

function isObject(node: Node, name: string, fix: string, complain: Complain): boolean {
  const { value } = node;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return true;
  complain(node, `${name} has to be an object`, fix);
  return false;
}

/** Complains of members that nobody would read. */
function allow(node: Node, known: readonly string[], complain: Complain): void {
  for (const [key, member] of node.entries()) {
    if (known.includes(key) || key.startsWith('x-')) continue;
    complain(member, `it has no member \`${key}\``, `Known are ${known.map((name) => `\`${name}\``).join(', ')}.`);
  }
}
