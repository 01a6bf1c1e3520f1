import type { Api, SecurityScheme } from '../ir/model.js';
import { wordsOf } from '../ir/names/words.js';
import { camelCase, constantCase } from './casing.js';
import { createScope } from './scope.js';
import type { CredentialPlan, GrantPlan } from './plan.js';

/**
 * The client options that hold secrets, one for each part of a scheme that some operation needs. A document names them by
 * `x-option` and `x-env`; otherwise they are called by what their kind is called in the field.
 *
 * @param taken names of other options
 */
export function planCredentials(api: Api, envPrefix: string, held: ReadonlyMap<string, string>, taken: ReadonlySet<string>): readonly CredentialPlan[] {
  const needs = [api.security, ...api.operations.map((operation) => operation.security ?? [])].flat(2);
  const used = new Set(needs.map((requirement) => requirement.scheme));
  const options = createScope(taken, true, held);
  const plan = (scheme: SecurityScheme, part: CredentialPlan['part'], candidates: readonly [string, ...string[]]): CredentialPlan => {
    const option = options.take(candidates, `${scheme.name} ${part}`).name;
    return { scheme, part, option, env: (part === 'token' ? scheme.env : undefined) ?? `${envPrefix}_${constantCase(wordsOf([option], ['credential']))}` };
  };
  const fetched = (scheme: Extract<SecurityScheme, { kind: 'oauth2' }>, token: CredentialPlan, own: string): readonly CredentialPlan[] => {
    const flow = scheme.flows.find((candidate) => candidate.flow === 'clientCredentials');
    if (flow === undefined) return [token];
    const option = (name: string): string => options.take([name, camelCase(wordsOf([own, name], ['credential']))], `${scheme.name} ${name}`).name;
    const scopes = needs.flatMap((requirement) => (requirement.scheme === scheme.name ? requirement.scopes : []));
    const grant: GrantPlan = {
      inBody: flow.authentication === 'client_secret_post',
      tokenURL: { option: option('tokenURL'), value: flow.tokenUrl },
      scopes: { option: option('scopes'), value: [...new Set(scopes)] },
    };
    const part = (name: 'clientId' | 'clientSecret'): CredentialPlan => plan(scheme, name, [name, camelCase(wordsOf([own, name], ['credential']))]);
    return [{ ...token, part: 'token', grant }, part('clientId'), part('clientSecret')];
  };
  return api.securitySchemes.flatMap((scheme): readonly CredentialPlan[] => {
    if (!used.has(scheme.name)) return [];
    const own = camelCase(wordsOf([scheme.name], ['credential']));
    const declared: readonly string[] = scheme.option === undefined ? [] : [scheme.option];
    const token = (usual: string): CredentialPlan => plan(scheme, 'token', first([...declared, usual, own]));
    switch (scheme.kind) {
      case 'basic':
        return [plan(scheme, 'username', ['username', `${own}Username`]), plan(scheme, 'password', ['password', `${own}Password`])];
      case 'bearer':
        return [token(scheme.format?.toLowerCase() === 'jwt' ? 'accessToken' : 'apiKey')];
      case 'apiKey':
      case 'http':
        return [token('apiKey')];
      case 'oauth2':
        return fetched(scheme, token('accessToken'), own);
      case 'openIdConnect':
        return [token('accessToken')];
      case 'mutualTLS':
        return [];
    }
  });
}

function first(candidates: readonly string[]): readonly [string, ...string[]] {
  const [head = 'apiKey', ...rest] = candidates;
  return [head, ...rest];
}
