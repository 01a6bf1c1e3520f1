import type { Node } from '../../source/document.js';
import type { OAuthFlow, SecurityAlternative, SecurityScheme } from '../model.js';
import { report, type Build } from './context.js';
import { docsOf } from './docs.js';
import { clientAuthenticationOf } from './extensions.js';

/** The security schemes under components (OpenAPI 3.2, section 4.27), those that an SDK knows nothing to do with left out. */
export function securitySchemesOf(build: Build): readonly SecurityScheme[] {
  const declared = build.document.root.get('components')?.get('securitySchemes')?.entries() ?? [];
  return declared.flatMap(([name, node]) => {
    const target = node.deref();
    const kind = target.ref === undefined ? kindOf(target, build) : undefined;
    if (kind === undefined) {
      report(build, {
        code: 'security-scheme-unsupported',
        severity: 'warning',
        message: `The security scheme "${name}" is of no type that can be sent; operations that need it are called without.`,
        at: node,
        fix: 'Set `type` to http, apiKey, oauth2, openIdConnect or mutualTLS, with the members that the type needs.',
      });
      return [];
    }
    const prefixes = target.strings('x-key-prefixes');
    const env = target.string('x-env');
    const option = target.string('x-option');
    return [
      {
        origin: node.origin,
        name,
        docs: docsOf(target),
        ...(prefixes === undefined || prefixes.length === 0 ? {} : { prefixes }),
        ...(env === undefined ? {} : { env }),
        ...(option === undefined ? {} : { option }),
        ...kind,
      },
    ];
  });
}

type Kind =
  SecurityScheme extends infer Scheme ? (Scheme extends SecurityScheme ? Omit<Scheme, 'origin' | 'name' | 'docs' | 'prefixes' | 'env' | 'option'> : never) : never;

function kindOf(node: Node, build: Build): Kind | undefined {
  switch (node.string('type')) {
    case 'http':
      return httpKind(node);
    case 'apiKey':
      return apiKeyKind(node);
    case 'oauth2':
      return { kind: 'oauth2', flows: (node.get('flows')?.entries() ?? []).flatMap(([flow, settings]) => flowOf(flow, settings, build)) };
    case 'openIdConnect': {
      const url = node.string('openIdConnectUrl');
      return url === undefined ? undefined : { kind: 'openIdConnect', url };
    }
    case 'mutualTLS':
      return { kind: 'mutualTLS' };
    default:
      return undefined;
  }
}

function httpKind(node: Node): Kind | undefined {
  const scheme = node.string('scheme');
  switch (scheme?.toLowerCase()) {
    case undefined:
      return undefined;
    case 'bearer': {
      const format = node.string('bearerFormat');
      return { kind: 'bearer', ...(format === undefined ? {} : { format }) };
    }
    case 'basic':
      return { kind: 'basic' };
    default:
      return { kind: 'http', scheme: scheme ?? '' };
  }
}

function apiKeyKind(node: Node): Kind | undefined {
  const parameter = node.string('name');
  const location = node.string('in');
  if (parameter === undefined) return undefined;
  return location === 'header' || location === 'query' || location === 'cookie' ? { kind: 'apiKey', in: location, parameter } : undefined;
}

function flowOf(name: string, node: Node, build: Build): readonly OAuthFlow[] {
  const scopes = (node.get('scopes')?.entries() ?? []).map(([scope]) => scope);
  const tokenUrl = node.string('tokenUrl');
  const authorizationUrl = node.string('authorizationUrl');
  const refreshUrl = node.string('refreshUrl');
  switch (name) {
    case 'implicit':
    case 'password':
    case 'authorizationCode':
    case 'deviceAuthorization':
      return [
        {
          flow: name,
          ...(tokenUrl === undefined ? {} : { tokenUrl }),
          ...(authorizationUrl === undefined ? {} : { authorizationUrl }),
          ...(refreshUrl === undefined ? {} : { refreshUrl }),
          scopes,
        },
      ];
    case 'clientCredentials':
      return tokenUrl === undefined ? [] : [{ flow: name, tokenUrl, authentication: clientAuthenticationOf(node, build) ?? 'client_secret_basic', scopes }];
    default:
      return [];
  }
}

/**
 * Security requirements (OpenAPI 3.2, section 4.30): any of them, each all of its schemes.
 *
 * @returns nothing where the node does not state any
 */
export function securityOf(node: Node): readonly SecurityAlternative[] | undefined {
  const stated = node.get('security');
  if (stated === undefined) return undefined;
  return stated.items().map((alternative) =>
    alternative.entries().map(([scheme, scopes]) => ({ scheme, scopes: scopes.items().flatMap(({ value }) => (typeof value === 'string' ? [value] : [])) })),
  );
}
