import type { OpenAPIV3_1 } from 'openapi-types';
import { boolean, map, object, string, strings, type Kind, type Shape } from './shape.js';

/** The objects that describe authentication. */

type SchemeKeys =
  | keyof OpenAPIV3_1.HttpSecurityScheme
  | keyof OpenAPIV3_1.ApiKeySecurityScheme
  | keyof OpenAPIV3_1.OAuth2SecurityScheme
  | keyof OpenAPIV3_1.OpenIdSecurityScheme;

export const securityScheme: Kind = {
  name: 'Security Scheme Object',
  members: {
    ...({
      type: string,
      description: string,
      name: string,
      in: string,
      scheme: string,
      bearerFormat: string,
      flows: object('oauthFlows'),
      openIdConnectUrl: string,
    } satisfies Record<SchemeKeys, Shape>),
    oauth2MetadataUrl: string,
    deprecated: boolean,
  },
  required: ['type'],
  values: { type: ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'], in: ['query', 'header', 'cookie'] },
};

type Flows = OpenAPIV3_1.OAuth2SecurityScheme['flows'];

export const oauthFlows: Kind = {
  name: 'OAuth Flows Object',
  members: {
    ...({
      implicit: object('oauthFlow'),
      password: object('oauthFlow'),
      clientCredentials: object('oauthFlow'),
      authorizationCode: object('oauthFlow'),
    } satisfies Record<keyof Flows, Shape>),
    deviceAuthorization: object('oauthFlow'),
  },
};

export const oauthFlow: Kind = {
  name: 'OAuth Flow Object',
  members: {
    ...({ authorizationUrl: string, tokenUrl: string, refreshUrl: string, scopes: map(string) } satisfies Record<
      keyof NonNullable<Flows['authorizationCode']>,
      Shape
    >),
    deviceAuthorizationUrl: string,
  },
};

export const securityRequirement: Kind = {
  name: 'Security Requirement Object',
  members: {},
  others: strings,
};
