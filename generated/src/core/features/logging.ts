import { browserBuild } from '../build.js';
import { ConfigurationError } from '../errors/configuration.js';
import { describe } from '../errors/details.js';
import { requestIdOf } from '../errors/from-response.js';
import { redactText } from '../extras/secrets.js';
import type { Feature, Log, LogLevel, Middleware } from '../middleware.js';
import { member, readEnv } from '../platform.js';
import { disown } from '../transport/disown.js';
import { redact } from './redact.js';

/** What a client logs to: the console, or anything with its four methods. */
export type Logger = { readonly [level in LogLevel]: (message: string, facts?: unknown) => unknown };

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

const optionNames: readonly (keyof LoggingOptions)[] = ['logger', 'logLevel'];
const methods: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];
const levels: readonly unknown[] = ['off', ...methods];

/** Whether the variable was found to be wrong: it is one for the whole process, however many clients read it. */
let warned = false;

/**
 * Logs each attempt of a client, and gives the other middleware its log.
 *
 * @throws ConfigurationError if `logger` or `logLevel` is none
 */
export const logging: Feature = ({ sdk, options }) => {
  const logger = options['logger'] ?? console;
  const asked = options['logLevel'];
  const name = browserBuild ? '' : `${sdk.envPrefix}_LOG`;
  const variable = readEnv(name)?.toLowerCase();
  const oneOf = `must be one of ${levels.join(', ')}.`;
  if (!isLogger(logger)) throw new ConfigurationError(`logger must have ${methods.join(', ')}.`);
  if (asked !== undefined && !levels.includes(asked)) throw new ConfigurationError(`logLevel ${oneOf}`);

  const chosen = levels.indexOf(asked ?? variable);
  const threshold = chosen < 0 ? levels.indexOf('warn') : chosen;
  const log: Log = (level, message, facts) => {
    if (levels.indexOf(level) > threshold) return;
    try {
      disown(logger[level](`[${sdk.packageName}] ${redactText(message)}`, ...(facts ? [redact(facts)] : [])));
    } catch {
      // A logger that fails is no reason for a call to fail, which may have done its work already.
    }
  };

  if (!browserBuild && chosen < 0 && variable !== undefined && !warned) {
    warned = true;
    log('warn', `${name} ${oneOf}`);
  }
  return { options: optionNames, log, middleware: chosen > 0 ? attempts(log, chosen === levels.indexOf('debug')) : undefined };
};

function attempts(log: Log, verbose: boolean): Middleware {
  return async (request, next, { operation: { id }, attempt }) => {
    const { method, url, headers } = request;
    const start = performance.now();
    const tell = (level: LogLevel, outcome: string, facts?: object): void => {
      const duration = Math.round(performance.now() - start);
      log(level, `${id}: ${outcome} (${duration} ms)`, { method, url, attempt, duration, ...facts });
    };
    log('debug', `${id}: ${method} ${url}`, { attempt, headers });
    try {
      const response = await next(request);
      const { ok, status, headers: received } = response;
      tell(ok ? 'info' : 'error', `status ${status}`, { status, requestId: requestIdOf(received), ...(verbose && { headers: received }) });
      return response;
    } catch (error) {
      tell('error', describe(error));
      throw error;
    }
  };
}

function isLogger(value: unknown): value is Logger {
  return methods.every((level) => typeof member(value, level) === 'function');
}
