import type { Origin, Path, Words } from '../model.js';

/** What a name is made from: an operation before its types are read. */
export interface Outline {
  readonly origin: Origin;
  /** Unique: the operationId, else `GET /path`. */
  readonly id: string;
  readonly operationId?: string;
  readonly verb: string;
  readonly path: Path;
  readonly tags: readonly string[];
  /** `x-sdk-resource`: the dotted path of the resource. */
  readonly resource?: string;
  /** `x-sdk-method`. */
  readonly method?: string;
  /** What a successful response is: an array, an object with an array in it, or one thing; absent where the document does not say. */
  readonly gives?: 'array' | 'holder' | 'one';
}

/** An operation with its names. */
export interface Named {
  readonly outline: Outline;
  /** Names from the client down, in words. */
  readonly resource: readonly [Words, ...Words[]];
  readonly method: Words;
  /** What its types are called after. */
  readonly name: Words;
}
