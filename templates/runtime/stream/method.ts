import type { APIError } from '../errors/api.js';
import type { Described, Method, Passable } from '../method.js';
import type { APIPromise } from '../promise.js';
import { trust } from '../trust.js';
import type { Stream } from './stream.js';

/**
 * A method that answers with one value, or with a stream where its flag is set.
 *
 * @typeParam Flag the member of `params` that asks for the stream: `stream`
 */
export interface StreamingMethod<Args extends readonly unknown[], Flag extends string, Data, Item, Failure = APIError, Head = unknown>
  extends Described<Args> {
  (...args: Passable<Flagged<Args, { readonly [Name in Flag]?: false | null | undefined }>>): APIPromise<Data, Failure, Head>;
  (...args: Passable<Flagged<Args, { readonly [Name in Flag]: true }>>): APIPromise<Stream<Item>, Failure, Head>;
  (...args: Passable<Args>): APIPromise<Data | Stream<Item>, Failure, Head>;
}

/** The arguments, with the flag at one value in those that have it. */
type Flagged<Args extends readonly unknown[], Flag> = {
  [Index in keyof Args]: keyof Flag extends keyof NonNullable<Args[Index]> ? Args[Index] & Flag : Args[Index];
};

/** Tells the two answers of a method apart by its flag. */
export function streaming<Args extends readonly unknown[], Flag extends string, Data, Item, Failure, Head = unknown>(
  method: Method<Args, Data | Stream<Item>, Failure, Head>,
): StreamingMethod<Args, Flag, Data, Item, Failure, Head> {
  return trust(method);
}
