import type { Node } from '../../source/document.js';
import type { OAuthFlow, RateLimit, WebhookSignature } from '../model.js';
import { report, type Build } from './context.js';

/** `x-rate-limit` of the root: `{ requests, window, scope }`, the window in seconds. */
export function rateLimitOf(build: Build): RateLimit | undefined {
  const node = build.document.root.get('x-rate-limit');
  if (node === undefined) return undefined;
  const requests = node.number('requests');
  const window = node.number('window');
  if (requests === undefined || window === undefined || requests <= 0 || window <= 0) {
    return malformed(build, node, 'x-rate-limit', '{ requests: 200, window: 60 }, the window in seconds');
  }
  const scope = node.string('scope');
  return { origin: node.origin, requests, window, ...(scope === undefined ? {} : { scope }) };
}

/** `x-idempotency-key` of the root or of an operation: `{ header }`. `false` on an operation takes it away. */
export function idempotencyHeaderOf(node: Node, build: Build): string | undefined {
  const extension = node.get('x-idempotency-key');
  if (extension === undefined || extension.value === false) return undefined;
  const header = extension.string('header');
  return header === undefined || header === '' ? malformed(build, extension, 'x-idempotency-key', '{ header: Idempotency-Key }') : header;
}

/** `x-client-authentication` of an OAuth flow: how a client shows who it is at the token endpoint. */
export function clientAuthenticationOf(flow: Node, build: Build): Extract<OAuthFlow, { flow: 'clientCredentials' }>['authentication'] | undefined {
  const extension = flow.get('x-client-authentication');
  if (extension === undefined) return undefined;
  const known = oneOf(flow.string('x-client-authentication'), ['client_secret_basic', 'client_secret_post']);
  return known ?? malformed(build, extension, 'x-client-authentication', '`client_secret_basic` or `client_secret_post`');
}

/** `x-webhook-signature` of the root. */
export function webhookSignatureOf(build: Build): WebhookSignature | undefined {
  const node = build.document.root.get('x-webhook-signature');
  if (node === undefined) return undefined;
  const algorithm = oneOf(node.string('algorithm'), ['hmac-sha256', 'hmac-sha512', 'hmac-sha1']);
  const encoding = oneOf(node.string('encoding'), ['hex', 'base64']);
  const signs = oneOf(node.string('signs') ?? 'body', ['body', 'timestamp.body']);
  const signatureHeader = node.string('signatureHeader');
  const timestampFormat = oneOf(node.string('timestampFormat') ?? 'seconds', ['seconds', 'milliseconds', 'iso-8601']);
  if (algorithm === undefined || encoding === undefined || signs === undefined || signatureHeader === undefined || timestampFormat === undefined) {
    return malformed(build, node, 'x-webhook-signature', '{ algorithm: hmac-sha256, encoding: hex, signatureHeader: X-Signature, signs: body }');
  }
  const eventHeader = node.string('eventHeader');
  const eventProperty = node.string('eventProperty');
  const timestampHeader = node.string('timestampHeader');
  if (signs === 'timestamp.body' && timestampHeader === undefined) {
    return malformed(build, node, 'x-webhook-signature', '{ signs: timestamp.body, timestampHeader: X-Timestamp, … }, with the header of the time that is signed');
  }
  return {
    origin: node.origin,
    algorithm,
    encoding,
    signatureHeader,
    ...(eventHeader === undefined ? {} : { eventHeader }),
    ...(eventProperty === undefined ? {} : { eventProperty }),
    ...(timestampHeader === undefined ? {} : { timestampHeader }),
    ...(timestampFormat === 'seconds' ? {} : { timestampFormat }),
    signs,
  };
}

function oneOf<Choice extends string>(text: string | undefined, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === text);
}

function malformed(build: Build, at: Node, name: string, shape: string): undefined {
  report(build, {
    code: 'extension-malformed',
    severity: 'error',
    message: `\`${name}\` does not have the shape that it needs.`,
    at,
    fix: `Write it as ${shape}.`,
  });
  return undefined;
}
