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
  /** The first of the tags that stands for a part of the API, below those that it is nested in: from the top down. */
  readonly heading?: readonly [string, ...string[]];
  /** The resource that the document pins: `x-sdk-resource` or an extension that means the same; names from the client down. */
  readonly resource?: readonly string[];
  /** The method that the document pins: `x-sdk-method` or an extension that means the same. */
  readonly method?: string;
  /** What a successful response is: an array, an object with an array in it, or one thing; absent where the document does not say. */
  readonly gives?: 'array' | 'holder' | 'one';
  /** The document says that the operation is no finished part of the API: `alpha`, `beta`. */
  readonly stage?: string;
  /** Who may call it, where it takes another credential than the rest of the API: `admin`. */
  readonly audience?: string;
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
