import { ConfigurationError } from './errors/configuration.js';
import { chosenServer, inherited, type ClientOptions } from './options.js';
import { ownMember } from './params/own-member.js';

/** A server of the API, with the variables of its URL (OpenAPI 3.2, sections 4.6 and 4.7). */
export interface ServerTemplate {
  readonly url: string;
  readonly variables?: Readonly<Record<string, ServerVariable>>;
}

export interface ServerVariable {
  readonly default: string;
  /** Absent: any value. */
  readonly enum?: readonly string[];
}

/** The options by which a server is chosen; the client of an SDK says which names there are. */
interface ServerOptions {
  readonly server?: string | undefined;
  readonly serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * The options of a client, with the URL of the server that they choose. A derived client that gives variables alone keeps the
 * server of its parent, and the variables that it does not give.
 *
 * @param servers by name, the default one first
 * @throws ConfigurationError that names the server or variable, and what there is instead
 */
export function chooseServer(options: ClientOptions & ServerOptions, servers: Readonly<Record<string, ServerTemplate>>): ClientOptions {
  const { server, serverVariables, ...others } = options;
  if (server === undefined && serverVariables === undefined) return others;
  const before = options[inherited]?.settings.server;
  const names = Object.keys(servers);
  const name = server ?? before?.name ?? names[0] ?? '';
  const template = ownMember(servers, name);
  if (!template) throw new ConfigurationError(`server must be one of ${names.join(', ')}.`);
  for (const variable of Object.keys(serverVariables ?? {}))
    if (!Object.values(servers).some(({ variables }) => ownMember(variables, variable))) throw new ConfigurationError(`No server has the variable "${variable}".`);
  const variables: Record<string, string> = { ...before?.variables };
  for (const [variable, value] of Object.entries(serverVariables ?? {})) if (value !== undefined) variables[variable] = value;
  return { ...others, [chosenServer]: { name, variables, url: expand(template, variables) } };
}

function expand({ url, variables }: ServerTemplate, values: Readonly<Record<string, string>>): string {
  const host = /^[^/]*\/\/[^/]*/.exec(url)?.[0].length ?? 0;
  return url.replace(/\{([^{}]+)\}/g, (whole, name: string, at: number) => {
    const variable = ownMember(variables, name);
    if (!variable) return whole;
    const value = ownMember(values, name) ?? variable.default;
    if (variable.enum && !variable.enum.includes(value)) throw new ConfigurationError(`serverVariables.${name} must be one of ${variable.enum.join(', ')}.`);
    // What ends the host would lead the credentials to another one.
    if ((at < host ? /[^\w.:~-]/ : /[^\w.:~/-]|^\.{1,2}(\/|$)|\/\.{1,2}(\/|$)/).test(value)) throw new ConfigurationError(`serverVariables.${name} must have no character that means something in a URL.`);
    return value;
  });
}
