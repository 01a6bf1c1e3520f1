/**
 * The names that an SDK has, by what they belong to in the document. With them an SDK made of a changed document calls everything
 * that was there before as before. What is gone from the document is gone from here too, and its name is free.
 */
export interface Lock {
  /** By method and path: `GET /orders/{id}`. */
  readonly operations: ReadonlyMap<string, LockedOperation>;
  /** Classes, by the words of the resource in lower case, dots between the levels. */
  readonly resources: ReadonlyMap<string, string>;
  /** Types, by identity (see identity.ts). */
  readonly schemas: ReadonlyMap<string, LockedSchema>;
  /** Options of the client, by security scheme and part: `bearerAuth token`. */
  readonly credentials: ReadonlyMap<string, string>;
}

export interface LockedOperation {
  /** As a program writes it, without the client: `orders.get`. */
  readonly call: string;
  /** Words of each level of the resource. */
  readonly resource: readonly string[];
  /** Words of the method. */
  readonly method: string;
  /** The type of its params, where it has one of its own. */
  readonly params?: string;
  /** The type of the documented headers of its response. */
  readonly headers?: string;
}

export interface LockedSchema {
  readonly name: string;
  /** File and pointer, where the identity says something else. */
  readonly at?: string;
}

/** What a document without names from before has. */
export const emptyLock: Lock = { operations: new Map(), resources: new Map(), schemas: new Map(), credentials: new Map() };

/** How an operation is remembered: no two operations of a document have one method and one path. */
export function operationKey({ verb, path }: { readonly verb: string; readonly path: { readonly template: string } }): string {
  return `${verb} ${path.template}`;
}
