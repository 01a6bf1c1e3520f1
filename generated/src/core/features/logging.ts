import { describe } from '../errors/details.js';
import { ConfigurationError } from '../errors/configuration.js';
import { requestIdOf } from '../errors/from-response.js';
import type { Feature, Log, LogLevel, Middleware } from '../middleware.js';
import { readEnv } from '../platform.js';
import { redact, redactText } from './redact.js';

/** What a client logs to: the console, or anything with its four methods. */
export type Logger = { readonly [level in LogLevel]: (message: string, facts?: unknown) => void };

/** The options that say what a client logs. */
export interface LoggingOptions {
  /** Where messages go. Default: the console. */
  readonly logger?: Logger | undefined;
  /**
   * How much is logged: `error` every attempt that gets no answer or an error status, `warn` also what is going to stop working, `info` also every
   * attempt with its duration and request id, `debug` also their headers. Secrets are never logged, bodies neither.
   *
   * Default: the environment variable `<PREFIX>_LOG`; without one, warnings alone, since failures are thrown anyway.
   */
  readonly logLevel?: LogLevel | 'off' | undefined;
}

const levels: readonly unknown[] = ['off', 'error', 'warn', 'info', 'debug'];

/** Set once a wrong value of the environment variable was reported. */
class Reported {
  level = false;
}

/**
 * Logs each attempt of a client, and gives the other middleware its log.
 *
 * @throws ConfigurationError if `logger` or `logLevel` is none
 */
export const logging: Feature = ({ sdk, options, shared }) => {
  const logger = options['logger'] ?? console;
  const asked = options['logLevel'];
  if (!isLogger(logger))
    throw new ConfigurationError('logger can not log: pass an object with the methods error, warn, info and debug.');
  if (asked !== undefined && !levels.includes(asked))
    throw new ConfigurationError(`logLevel is none of the levels: pass ${levels.join(', ')}.`);

  const variable = readEnv(`${sdk.envPrefix}_LOG`)?.toLowerCase();
  const chosen = levels.indexOf(asked ?? variable);
  const threshold = chosen < 0 ? levels.indexOf('warn') : chosen;
  const log: Log = (level, message, facts) => {
    if (levels.indexOf(level) > threshold) return;
    try {
      logger[level](`[${sdk.packageName}] ${redactText(message)}`, ...(facts ? [redact(facts)] : []));
    } catch {
      // A logger that fails is no reason for a call to fail, which may have done its work already.
    }
  };

  const reported = shared(Reported);
  if (chosen < 0 && variable !== undefined && !reported.level) {
    reported.level = true;
    log('warn', `${sdk.envPrefix}_LOG is none of the levels: set it to ${levels.join(', ')}.`);
  }
  return { log, middleware: chosen > 0 ? attempts(log) : undefined };
};

function attempts(log: Log): Middleware {
  return async (request, next, { operation, attempt }) => {
    const { method, url } = request;
    const start = performance.now();
    const end = (level: LogLevel, result: string, reason: string, facts: object): void => {
      const duration = Math.round(performance.now() - start);
      const message = `${operation.id}: ${result} in ${duration} ms${reason}`;
      log(level, message, { method, url, attempt, duration, ...facts });
    };
    log('debug', `${operation.id}: ${method} ${url}`, { attempt, headers: new Headers(request.headers) });
    try {
      const response = await next(request);
      const { ok, status, headers } = response;
      end(ok ? 'info' : 'error', `status ${status}`, '', { status, requestId: requestIdOf(headers) });
      log('debug', `${operation.id}: headers of the answer`, { attempt, headers });
      return response;
    } catch (error) {
      end('error', 'failed', `: ${describe(error)}`, {});
      throw error;
    }
  };
}

function isLogger(value: unknown): value is Logger {
  return (
    typeof value === 'object' &&
    value !== null &&
    levels.slice(1).every((level) => typeof Reflect.get(value, String(level)) === 'function')
  );
}
