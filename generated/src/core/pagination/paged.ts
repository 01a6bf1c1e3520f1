import type { BaseClient } from '../base-client.js';
import { define } from '../define.js';
import type { PageMethod } from '../method.js';
import type { OperationSpec, PageStrategy } from '../operation.js';
import { PagePromise } from './page-promise.js';

/** A method that calls an operation whose result is a list in pages. */
export function paged<Args extends readonly unknown[], Body, Item, Failure, Head = unknown>(
  client: BaseClient,
  spec: OperationSpec & { readonly page: PageStrategy },
): PageMethod<Args, Body, Item, Failure, Head> {
  return define<Args, Body, PagePromise<Body, Item, Failure, Head>, Head>(
    client,
    spec,
    (calls, params) => new PagePromise(calls, spec.page, { ...Object(params) }),
  );
}
