/** A piece of behaviour that is taken out, and the numbered line of the contract whose tests must notice. */
export interface Mutation {
  readonly line: number;
  /** What is gone. */
  readonly gone: string;
  /** Below the project's root. */
  readonly file: string;
  /** Stands in the file once. */
  readonly find: string;
  readonly replace: string;
}

const runtime = 'templates/runtime';

type Row = readonly [line: number, gone: string, file: string, find: string, replace: string];

// prettier-ignore
const rows: readonly Row[] = [
  [1, 'parameters beside a body', 'params/place.ts', '!listed && merges', 'merges'],
  [2, 'one request however often it is awaited', 'promise.ts', 'this.#result ??= this.#begin(', 'this.#result = this.#begin('],
  [3, 'the headers of a call', 'options.ts', 'headers: mergeHeaders(from.headers, headers, Failure)', 'headers: from.headers'],
  [4, 'what a derived client inherits', 'options.ts', 'options[inherited]?.settings ?? {', '{'],
  [5, 'the body of a request to any path', 'client.ts', 'params: { body }, options }', 'params: {}, options }'],
  [6, 'no credentials in a request that is only built', 'extras/build-request.ts', 'createPlan(state, spec, args, undefined, false)', 'createPlan(state, spec, args, undefined, true)'],
  [6, 'no headers of the caller\'s with credentials either', 'extras/build-request.ts', "if (member(args.options, 'authorize') !== true) {", "if (member(args.options, 'authorize') === 0) {"],
  [7, 'which operations are idempotent', 'request/describe.ts', 'GET|HEAD|PUT|DELETE', 'GET|HEAD|PUT'],
  [8, 'a blank variable counts as unset', 'platform.ts', 'isBlank(value) ? undefined : ', ''],
  [9, 'a missing credential is found at construction', 'base-client.ts', 'if (!withoutOnPurpose) chooseSchemes', 'if (false) chooseSchemes'],
  [10, 'concurrent refreshes share one run', 'request/credentials.ts', '(running ??= run(rejected', '(running = run(rejected'],
  [11, 'an alternative needs all of its schemes', 'request/security.ts', 'if (!missing) return schemes;', 'return schemes;'],
  [12, 'no secrets in a curl command', 'extras/curl.ts', "isSecret(name) ? '***' : redactText(value)", 'value'],
  [13, 'the path of the base URL', 'request/url.ts', "url.pathname.replace(/\\/*$/, '/')", "'/'"],
  [14, 'limits are numbers from 0', 'extras/check.ts', "typeof value === 'number' && value >= 0", 'true'],
  [15, 'headers are one whatever their case', 'request/headers.ts', 'const key = name.toLowerCase();', 'const key = name;'],
  [16, 'statuses that are retried', 'errors/from-response.ts', '[408, 409, 429].includes', '[429].includes'],
  [17, 'no retry of what is not idempotent', 'transport/retry.ts', '|| !(idempotent || harmless) ', ''],
  [18, 'a key of the SDK\'s own', 'request/plan.ts', 'crypto.randomUUID()', 'undefined'],
  [19, 'retry-after-ms', 'transport/retry-after.ts', "numberOf(headers.get('retry-after-ms'), 1000) ?? ", ''],
  [20, 'no wait longer than allowed', 'transport/retry.ts', 'if (asked !== undefined && asked * 1000 >', 'if (asked === Infinity && asked * 1000 >'],
  [21, 'no retry of a stream', 'transport/retry.ts', '|| body?.replayable === false ', ''],
  [21, 'one boundary for all attempts', 'raw-body.ts', 'if (isFormData(value)) return encodeFormData(value);', 'if (isFormData(value)) return { body: value, replayable: true };'],
  [22, 'the budget of retries', 'transport/retry.ts', 'budget.tokens--;', ''],
  [23, 'an endless body is cancelled', 'transport/read-body.ts', 'if (length <= most && !signal.aborted) continue;', 'continue;'],
  [24, 'the list of attempts', 'transport/send.ts', 'attempts.push(record);', ''],
  [25, 'the time of an attempt', 'transport/attempt.ts', '    arm();\n    return await', '    return await'],
  [26, 'an error of ours for a broken connection', 'transport/attempt.ts', 'throw broken(error)', 'throw error'],
  [27, 'the deadline', 'transport/send.ts', 'called + deadline', 'Infinity'],
  [28, 'the caller\'s abort', 'transport/send.ts', '() => end(aborted())', '() => (operation.id === \'\' ? end(aborted()) : undefined)'],
  [29, 'the caller\'s time-out is his abort', 'transport/send.ts', 'cause: signal?.reason', 'cause: undefined'],
  [30, 'no listener is left', 'transport/watch.ts', "if (waiting.size === 0) signal.removeEventListener('abort', waiting);", ''],
  [30, 'an owner of work that loses its race', 'transport/clock.ts', 'work.then(resolve, reject).then(over, over);\n      if (signal.aborted) reject(signal.reason);', 'if (signal.aborted) return reject(signal.reason);\n      work.then(resolve, reject).then(over, over);'],
  [31, 'the watch for silence', 'transport/read-later.ts', 'clock.arm(idleTimeout, silent);', ''],
  [32, 'dots that lead elsewhere', 'params/path.ts', 'if (name && ', 'if (false && '],
  [33, 'the delimiter of a style', 'params/write.ts', "style === 'spaceDelimited' ? '%20'", "style === 'spaceDelimited' ? '+'"],
  [34, 'no NaN in JSON', 'body/json-text.ts', "typeof written === 'number' && !Number.isFinite(written)", 'false'],
  [35, 'a form refuses null', 'body/form.ts', 'if (member === null) throw refuseNull(name);', ''],
  [36, 'no folders in the names of files', 'body/file.ts', "path.split(/[\\\\/]/).at(-1) ?? ''", 'path'],
  [37, 'credentials stay with their origin', 'extras/redirects.ts', ' && origin === new URL(request.url).origin', ''],
  [38, 'the byte order mark', 'response/json.ts', 'new TextDecoder().decode(bytes)', "new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)"],
  [39, 'what is no JSON is an error', 'response/json.ts', 'throw fail(', 'return fail('],
  [40, 'an answer without content', 'response/empty.ts', 'decode: () => undefined', 'decode: ({ bytes }) => bytes'],
  [42, 'exact integers', 'response/int64.ts', 'BigInt(value.slice(mark.length))', 'Number(value.slice(mark.length))'],
  [43, 'the type of a download', 'response/blob.ts', "{ type: response.headers.get('content-type') ?? '' }", '{}'],
  [44, 'the request id does not show', 'transport/call.ts', "hide(Object(data), '_request_id', requestId);", 'Object.assign(Object(data), { _request_id: requestId });'],
  [45, 'a class for a status', 'errors/from-response.ts', '  404: NotFoundError,\n', ''],
  [46, 'the facts of a serialised error', 'errors/base.ts', 'return { name, message, ...known,', 'return { name, message,'],
  [47, 'the message of an OAuth error', 'errors/message.ts', "'error_description', ", ''],
  [48, 'a body of any kind has its status', 'errors/from-response.ts', '// Then it is its text.', "throw new Error('unreadable');"],
  [49, 'the line of the caller', 'transport/call.ts', 'if (error instanceof RootError) hide', 'if (false) hide'],
  [50, 'the items of a page', 'pagination/page-promise.ts', 'yield* items;', 'yield* items.slice(0, 0);'],
  [51, 'an empty page in the middle', 'pagination/page-promise.ts', '} while (step);', '} while (step && previous.length > 0);'],
  [52, 'a page that repeats', 'pagination/page-promise.ts', 'if (asked.has(key)) throw', 'if (false) throw'],
  [52, 'a page whose items repeat', 'pagination/page-promise.ts', 'if (isRepeat(items, !step)) {', 'if (isRepeat(items, !step) && !step) {'],
  [52, 'a last page that repeats', 'pagination/page-promise.ts', 'if (!step) return;', ''],
  [39, 'a page without its list', 'pagination/items.ts', 'if (optional.some', 'if (optional.length === 0 || optional.some'],
  [53, 'the next link', 'pagination/link-header.ts', ".includes('next')", ".includes('prev')"],
  [54, 'a carriage return ends a line', 'stream/event-parser.ts', '/\\r\\n?|\\n/g', '/\\r?\\n/g'],
  [55, 'the id of the last event', 'stream/reconnect.ts', "...plan.headers, ['last-event-id', bytes.join('')] as const", '...plan.headers'],
  [56, 'a last record without a line feed', 'stream/record-parser.ts', '...split(decoder.decode()), begun.join(\'\')]', '...split(decoder.decode())]'],
  [57, 'the usual headers of a rate limit', 'features/rate-limit.ts', 'get(`x-ratelimit-${name}`)', 'get(`x-limit-${name}`)'],
  [58, 'outermost first', 'transport/attempt.ts', 'plan.middleware.reduceRight<', '[...plan.middleware].reverse().reduceRight<'],
  [59, 'no secrets in a log', 'features/redact.ts', "if (isSecret(name)) return '***';", ''],
  [60, 'the trace goes to the server', 'features/tracing.ts', "headers.set('traceparent', formatTraceParent(position));", ''],
  [61, 'one warning an operation', 'features/deprecation.ts', '|| !isFirst(shared, id)', ''],
  [62, 'the comparison with the document', 'features/drift.ts', 'told(text + decoder.decode())', 'undefined'],
  [63, 'the signature of a delivery', 'webhooks/verify.ts', 'if (!signature || !(await isSigned(scheme, signature, data, secrets)))', 'if (!signature)'],
  [63, 'the event that the body names', 'webhooks/unwrap.ts', 'if (signed === undefined || signed === name) return name;', 'if (name) return name;'],
  [63, 'undefined secrets are skipped', 'webhooks/secret.ts', 'entry === undefined ? [] : ', ''],
  [64, 'one spelling of a signature', 'webhooks/verify.ts', 'return encodeSignature(signature, encoding);', 'return given;'],
  [64, 'the 500 of a handler that fails', 'webhooks/node.ts', 'await next(error);\n          return;\n        }', 'await next(error);\n          return;\n        } else throw error;'],
  [64, 'a delivery that came before', 'webhooks/handler.ts', 'if (!(await seen.add(key))) return;', 'await seen.add(key);'],
];

export const mutations: readonly Mutation[] = [
  ...rows.map(([line, gone, file, find, replace]) => ({ line, gone, file: `${runtime}/${file}`, find, replace })),
  { line: 41, gone: 'the open arm of an enum', file: 'generator/emit/types.ts', find: "atom('(string & {})')", replace: "atom('never')" },
];
