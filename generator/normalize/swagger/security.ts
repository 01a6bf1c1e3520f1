import type { Node } from '../../source/document.js';
import { isObject, type JsonObject, type RewritingBuilder } from '../rewriting.js';
import { pick } from './members.js';

/** A Security Scheme Object of 2.0 as one of 3.0. */
export function upgradeScheme(node: Node, builder: RewritingBuilder): void {
  if (!isObject(node.value)) return;
  const upgraded = schemeOf(node);
  if (upgraded) builder.replace(node.value, upgraded);
}

function schemeOf(node: Node): JsonObject | undefined {
  switch (node.string('type')) {
    case 'basic':
      return { ...pick(node, 'description'), type: 'http', scheme: 'basic' };
    case 'oauth2':
      return { ...pick(node, 'type', 'description'), flows: flowsOf(node) };
    default:
      return undefined;
  }
}

/** 2.0 has one flow a scheme, two of them under other names. */
function flowsOf(node: Node): JsonObject {
  const flow = node.string('flow');
  const name = flow === 'application' ? 'clientCredentials' : flow === 'accessCode' ? 'authorizationCode' : flow;
  if (name === undefined) return {};
  const urls = Object.fromEntries(['authorizationUrl', 'tokenUrl', 'scopes'].flatMap((key) => (node.get(key) ? [[key, node.get(key)?.value ?? null]] : [])));
  return { [name]: { scopes: {}, ...urls } };
}
