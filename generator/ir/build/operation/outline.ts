import type { Node } from '../../../source/document.js';
import type { SecurityAlternative } from '../../model.js';
import type { Outline } from '../../names/outline.js';
import { report, type Build } from '../context.js';
import { typesOf } from '../schema/keywords.js';
import { securityOf } from '../security.js';
import { audienceOf, stageOf } from './access.js';
import { codecOf, unsent } from './media-type.js';
import { headingsOf, type Headings } from './heading.js';
import { pathOf } from './path.js';
import { pinnedMethod, pinnedResource } from './pinned.js';

/** An operation as it stands in the document. */
export interface FoundOperation {
  readonly outline: Outline;
  readonly node: Node;
  readonly pathItem: Node;
}

export interface FoundOperations {
  readonly operations: readonly FoundOperation[];
  /** All of the document, those that cannot be generated included. */
  readonly declared: number;
}

const fixedMethods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** Methods that a web client may not send (Fetch standard: forbidden methods). */
const forbidden: ReadonlySet<string> = new Set(['TRACE', 'TRACK', 'CONNECT']);

/** Every operation under `paths`, in document order (OpenAPI 3.2, section 4.9: Path Item Object). */
export function findOperations(build: Build): FoundOperations {
  const found: FoundOperation[] = [];
  const ids = new Set<string>();
  const security = securityOf(build.document.root) ?? [];
  const headings = headingsOf(build);
  let declared = 0;
  for (const [template, item] of build.document.root.get('paths')?.entries() ?? []) {
    if (template.startsWith('x-')) continue;
    const pathItem = item.deref();
    for (const [verb, node] of methodsOf(pathItem)) {
      declared += 1;
      const outline = outlineOf(template, verb, node, ids, { security, headings });
      if (forbidden.has(verb)) {
        skip(build, outline, node, `a web client may not send the method ${verb}`);
        continue;
      }
      const body = unsentBody(node);
      if (body !== undefined) {
        skip(build, outline, node, `${body}, and no other media type is offered`);
        continue;
      }
      ids.add(outline.id);
      found.push({ outline, node, pathItem });
    }
  }
  return { operations: found, declared };
}

/** What the document says for all operations. */
interface Surroundings {
  readonly security: readonly SecurityAlternative[];
  readonly headings: Headings;
}

function methodsOf(pathItem: Node): readonly (readonly [string, Node])[] {
  const isObject = (node: Node): boolean => typeof node.value === 'object' && node.value !== null && !Array.isArray(node.value);
  const fixed = pathItem.entries().flatMap(([key, node]): readonly (readonly [string, Node])[] => (fixedMethods.has(key) && isObject(node) ? [[key.toUpperCase(), node]] : []));
  const additional = (pathItem.get('additionalOperations')?.entries() ?? []).filter(([, node]) => isObject(node));
  return [...fixed, ...additional];
}

function outlineOf(template: string, verb: string, node: Node, ids: ReadonlySet<string>, { security, headings }: Surroundings): Outline {
  const path = pathOf(template);
  const operationId = node.string('operationId')?.trim();
  const stated = operationId === undefined || operationId === '' || ids.has(operationId) ? undefined : operationId;
  const resource = pinnedResource(node);
  const method = pinnedMethod(node);
  const gives = givenBy(node);
  const stage = stageOf(template, node);
  const audience = audienceOf(node, security);
  const tags = node.strings('tags') ?? [];
  const heading = headings(tags);
  return {
    origin: node.origin,
    id: stated ?? `${verb} ${path.template}`,
    ...(stated === undefined ? {} : { operationId: stated }),
    verb,
    path,
    tags,
    ...(heading === undefined ? {} : { heading }),
    ...(resource === undefined ? {} : { resource }),
    ...(method === undefined ? {} : { method }),
    ...(gives === undefined ? {} : { gives }),
    ...(stage === undefined ? {} : { stage }),
    ...(audience === undefined ? {} : { audience }),
  };
}

/** What of a request body stands in the way, where none of its media types can be sent. */
function unsentBody(operation: Node): string | undefined {
  const contents = operation.get('requestBody')?.deref().get('content')?.entries() ?? [];
  const reasons = contents.map(([mediaType, content]) => unsent(mediaType, content.deref()));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

function skip(build: Build, outline: Outline, node: Node, reason: string): void {
  report(build, {
    code: 'operation-unsupported',
    severity: 'warning',
    message: `Operation ${outline.id} is left out: ${reason}.`,
    at: node,
  });
}

/** What the first successful JSON response is. */
function givenBy(operation: Node): Outline['gives'] {
  for (const [status, response] of operation.get('responses')?.entries() ?? []) {
    if (!/^2/u.test(status)) continue;
    for (const [mediaType, content] of response.deref().get('content')?.entries() ?? []) {
      const schema = content.get('schema')?.deref();
      if (schema === undefined || codecOf(mediaType, true) !== 'json') continue;
      if (isArray(schema)) return 'array';
      return holdsArray(schema, 2) ? 'holder' : 'one';
    }
  }
  return undefined;
}

function holdsArray(schema: Node, depth: number): boolean {
  const members = (schema.get('properties')?.entries() ?? []).map(([, member]) => member.deref());
  if (members.some(isArray)) return true;
  if (depth === 0) return false;
  const parts = (schema.get('allOf')?.items() ?? []).map((part) => part.deref());
  return [...members, ...parts].some((inner) => holdsArray(inner, depth - 1));
}

function isArray(node: Node): boolean {
  return typesOf(node).types[0] === 'array';
}
