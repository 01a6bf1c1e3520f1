import { assign, hide } from '../errors/details.js';
import { oneLine } from '../errors/message.js';
import { member } from '../platform.js';
import type { Asking, Obtaining } from '../request/credentials.js';
import type { Token } from './shared-token.js';

/** A request for a token with a client's own credentials (RFC 6749, section 4.4.2). */
export interface TokenRequest extends Pick<Obtaining, 'Failure'> {
  /** The option that a token of the caller's own would have. */
  readonly named: string;
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Separated by blanks; empty: what the server gives by itself. */
  readonly scope: string;
  /** Id and secret are in the body. False: in the Authorization header. */
  readonly inBody: boolean;
}

/** What is read of a response at most; no token is longer. */
const bounds = { maxResponseBytes: 2 ** 20 };

/**
 * Fetches a token, with the time limits and retries of the client. Its middleware does not run: the request is none of the API's.
 *
 * @param signal ends it
 * @throws ConfigurationError with the server's code where it refuses the client, or gives no token; ConnectionError, TimeoutError,
 *   RateLimitError or InternalServerError where a later try may succeed
 */
export async function fetchToken(request: TokenRequest, { plan, asked: { settings, send } }: Asking, signal: AbortSignal): Promise<Token> {
  const { Failure, named, url, clientId, clientSecret, scope, inBody } = request;
  const contentType = 'application/x-www-form-urlencoded';
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...(scope && { scope }),
    ...(inBody && { client_id: clientId, client_secret: clientSecret }),
  });
  const basic = btoa(`${formEncode(clientId)}:${formEncode(clientSecret)}`);
  const headers = new Map<string, string | null>([['accept', 'application/json'], ['content-type', contentType]]);
  if (!inBody) headers.set('authorization', `Basic ${basic}`);
  headers.set('user-agent', plan.headers.get('user-agent') ?? null);

  // A server may repeat in an error what it was sent.
  const conceal = (text: string): string => [clientSecret, formEncode(clientSecret), basic].reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  const { origin, pathname } = new URL(url);
  const refuse = (reason: string, details: object): Error => {
    const error = new Failure(`${named}: ${origin}${pathname} gave no token: ${conceal(oneLine(reason))}`);
    assign(error, details);
    return error;
  };

  const begun = Date.now();
  const { response, bytes } = await send({
    ...plan,
    // The caller's observer would be shown what the server repeats of the secret.
    settings: { ...settings, ...bounds, deadline: Infinity, onRetry: undefined },
    operation: { id: named, method: 'POST', path: url, tags: [], idempotent: true, paginated: false },
    method: 'POST',
    url,
    headers,
    body: { body: form.toString(), contentType, replayable: true },
    schemes: [],
    credentials: new Map(),
    maxRetries: settings.maxRetries ?? 2,
    policy: undefined,
    // A token that nobody uses does no harm.
    idempotent: true,
    signal,
    fetch: settings.fetch ?? fetch,
    middleware: [],
  }).catch((error: unknown) => {
    const [status, body, requestId] = ['status', 'body', 'requestId'].map((name) => member(error, name));
    if (status !== undefined && member(error, 'isRetryable') === false) {
      // RFC 6749, section 5.2.
      const [code, description] = [member(body, 'error'), member(body, 'error_description')].map((each) => (typeof each === 'string' ? conceal(oneLine(each)) : undefined));
      throw refuse([code ?? (Number(status) < 300 && error instanceof Error ? error.message : `status ${String(status)}`), description && `(${description})`].filter(Boolean).join(' '), { status, code, requestId });
    }
    Reflect.deleteProperty(Object(error), 'body');
    if (error instanceof Error) hide(error, 'message', conceal(error.message));
    throw error;
  });

  const known = { status: response.status };
  let answer: unknown;
  try {
    answer = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw refuse('the response is not JSON. Is this the token URL?', known);
  }
  const text = member(answer, 'access_token');
  const type = member(answer, 'token_type') ?? 'bearer';
  if (typeof text !== 'string' || !/^[!-~]+$/.test(text)) throw refuse('the response has no access_token that a header can carry.', known);
  // RFC 6749, section 7.1: what is of another type must not be used.
  if (String(type).toLowerCase() !== 'bearer') throw refuse(`its type is ${JSON.stringify(type)}, not Bearer.`, known);
  return { text, until: begun + lifetime(member(answer, 'expires_in')) };
}

/**
 * How long a token is used, in milliseconds: a minute less than it lives, or a quarter where that is shorter. One that does not say is
 * used until the server refuses it.
 */
function lifetime(seconds: unknown): number {
  if (seconds === undefined || seconds === null) return Infinity;
  const life = Number(seconds) * 1000;
  return life > 0 ? life - Math.min(60_000, life / 4) : 0;
}

/** RFC 6749, section 2.3.1 and appendix B. */
function formEncode(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
