import type { Node } from '../../source/document.js';
import type { Type, WebhookEvent, Words } from '../model.js';
import { splitWords, wordsOf } from '../names/words.js';
import { report, type Build } from './context.js';
import { docsOf } from './docs.js';
import { contentsOf } from './operation/content.js';
import { namesFrom } from './schema/scope.js';

/** The events that the API sends (OpenAPI 3.2, section 4.1: `webhooks`; `x-webhooks` before 3.1), in document order. */
export function webhooksOf(build: Build): readonly WebhookEvent[] {
  const { root } = build.document;
  const declared = (root.get('webhooks') ?? root.get('x-webhooks'))?.entries() ?? [];
  return declared.flatMap(([event, item]) => {
    const operation = requestOf(item.deref());
    if (operation === undefined) {
      report(build, {
        code: 'webhook-unsupported',
        severity: 'warning',
        message: `The webhook "${event}" describes no request; it is left out.`,
        at: item,
        fix: 'Describe the request under `post`.',
      });
      return [];
    }
    const name = wordsOf([event], ['event']);
    const body = operation.get('requestBody')?.deref();
    const contents = body === undefined ? [] : contentsOf(body, { build, names: () => payloadNames(name) }, 'response');
    const content = contents.find(({ codec }) => codec === 'json') ?? contents[0];
    const payload: Type = content?.type ?? { kind: 'unknown', reason: 'unconstrained' };
    return [{ origin: item.origin, event, name, docs: docsOf(operation), payload, ...(content?.example === undefined ? {} : { example: content.example }) }];
  });
}

function requestOf(item: Node): Node | undefined {
  return item.get('post') ?? item.get('put') ?? item.get('patch') ?? item.get('get');
}

function payloadNames(name: Words): readonly [Words, ...Words[]] {
  const last = splitWords(name.at(-1) ?? '').at(-1)?.toLowerCase();
  const [first, ...rest] = name;
  return namesFrom(last === 'event' ? name : [first, ...rest, 'event'], [[first, ...rest, 'payload']]);
}
