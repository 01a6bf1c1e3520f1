import type { Api, SecurityScheme } from '../ir/model.js';
import { wordsOf } from '../ir/names/words.js';
import { camelCase, constantCase } from './casing.js';
import { createScope } from './scope.js';
import type { CredentialPlan } from './plan.js';

/**
 * The client options that hold secrets, one for each part of a scheme that some operation needs. A document names them by
 * `x-option` and `x-env`; otherwise they are called by what their kind is called in the field.
 */
export function planCredentials(api: Api, envPrefix: string, held: ReadonlyMap<string, string>): readonly CredentialPlan[] {
  const used = new Set(
    [api.security, ...api.operations.map((operation) => operation.security ?? [])].flat(2).map((requirement) => requirement.scheme),
  );
  const options = createScope(new Set(), true, held);
  const plan = (scheme: SecurityScheme, part: CredentialPlan['part'], candidates: readonly [string, ...string[]]): CredentialPlan => {
    const option = options.take(candidates, `${scheme.name} ${part}`).name;
    return { scheme, part, option, env: (part === 'token' ? scheme.env : undefined) ?? `${envPrefix}_${constantCase(wordsOf([option], ['credential']))}` };
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
