import { APIClient } from '../../templates/runtime/client.js';
import { deprecation } from '../../templates/runtime/features/deprecation.js';
import { logging, type Logger, type LoggingOptions } from '../../templates/runtime/features/logging.js';
import { rateLimits, RateLimits, type RateLimit } from '../../templates/runtime/features/rate-limit.js';
import type { Method } from '../../templates/runtime/method.js';
import type { ClientOptions, CredentialOption, RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { key, Orders } from '../runtime/example.js';

// A client with the features that the generator gives to that of every SDK.

/** A resource with an operation that its document calls deprecated. */
export class Legacy extends Resource {
  readonly get: Method<[options?: RequestOptions], unknown> = this.method({
    id: 'getLegacy',
    method: 'GET',
    path: '/legacy',
    deprecated: true,
  });
}

export interface FeaturedOptions extends ClientOptions, LoggingOptions {
  readonly apiKey?: CredentialOption | undefined;
}

export class Featured extends APIClient {
  readonly orders: Orders = new Orders(this);
  readonly legacy: Legacy = new Legacy(this);

  constructor(options: FeaturedOptions = {}) {
    super(options, { apiKey: options.apiKey }, [logging, rateLimits, deprecation]);
  }

  get rateLimit(): RateLimit {
    return this.shared(RateLimits).current;
  }

  withOptions(options: FeaturedOptions): Featured {
    return new Featured(this.derive(options));
  }
}

/** A client for a test server. */
export function featured(server: { readonly url: string }, options: FeaturedOptions = {}): Featured {
  return new Featured({ apiKey: key, baseURL: server.url, ...options });
}

export interface Line {
  readonly level: keyof Logger;
  readonly message: string;
  readonly facts: unknown;
}

/** A logger that keeps what it gets. */
export function recorder(): { readonly lines: Line[]; readonly logger: Logger; readonly text: () => string } {
  const lines: Line[] = [];
  const at =
    (level: Line['level']) =>
    (message: string, facts?: unknown): void =>
      void lines.push({ level, message, facts });
  const logger: Logger = { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
  return { lines, logger, text: () => JSON.stringify(lines) };
}
