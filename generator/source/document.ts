import type { Place } from '../diagnostics/diagnostic.js';
import type { Json, Origin } from '../ir/model.js';

/**
 * A whole API description: the root document and every file that it refers to, read and parsed.
 * After normalisation it speaks one dialect (OpenAPI 3.1), while each node still knows where it was written.
 */
export interface Document {
  /** The OpenAPI Object. */
  readonly root: Node;
  /** What the root document declares in its `openapi` (2.0: `swagger`) member, as `major.minor`, also after normalisation; empty where it declares nothing usable. */
  readonly version: string;
  /** Every file that was read, the root document first, then in the order in which references led to them. */
  readonly files: readonly SourceFile[];
  /**
   * Follows a reference that is no Reference Object: a value of a discriminator's `mapping`, an `operationRef`.
   *
   * @param reference a URI reference: `#/components/schemas/Dog`, `schemas/Dog.yaml`
   * @param from the node that holds it; relative files count from its file
   * @returns the target with its own references followed, or undefined where there is none
   */
  resolve(reference: string, from: Origin): Node | undefined;
  /**
   * Where an origin is in the text. Computed when asked for, so that a run without problems never pays for it.
   * A pointer that the text does not hold (it came from a rewriting) gives the place of its nearest ancestor.
   *
   * @param part the member's name or its value; the value unless told otherwise
   */
  locate(origin: Origin, part?: 'key' | 'value'): Place;
}

/**
 * An immutable cursor on one value. Reads are checked: a member that is absent or of another type gives undefined,
 * since validation has reported it by then.
 */
export interface Node {
  /** `file` is relative to the folder of the root document, with forward slashes: the same on every machine. */
  readonly origin: Origin;
  /** Stable identity of the place: `file#pointer`. Two references to one schema deref to nodes of one id. */
  readonly id: string;
  /** The member name or the index that led here; empty at the root of a file. */
  readonly key: string;
  /**
   * The value as written. Below a schema its keywords may be of an older dialect: go down with `get`, `entries` and
   * `items` there, and use `value` for data (examples, defaults, enum members).
   */
  readonly value: Json;
  /** A member of an object; undefined where there is none. */
  get(key: string): Node | undefined;
  /** The members of an object; empty for anything else. Document order, except that JavaScript puts keys that are array indices first. */
  entries(): readonly (readonly [string, Node])[];
  /** The items of an array; empty for anything else. */
  items(): readonly Node[];
  string(key: string): string | undefined;
  number(key: string): number | undefined;
  boolean(key: string): boolean | undefined;
  /** The strings of an array member; undefined where the member is no array. */
  strings(key: string): readonly string[] | undefined;
  /** The text of `$ref`, where this is an object that has one. */
  readonly ref: string | undefined;
  /** The members beside `$ref`: `summary` and `description` of a Reference Object, any keyword in a schema. Empty for others. */
  readonly refSiblings: readonly (readonly [string, Node])[];
  /**
   * Follows `$ref` to its target, through chains and files. A node without `$ref` is its own target; so is one whose
   * `$ref` leads nowhere or in a circle (validation reports both), which a caller can tell by `ref` still being set.
   */
  deref(): Node;
}

/** One file of a document. */
export interface SourceFile {
  /** As in {@link Origin.file}: relative to the folder of the root document. */
  readonly file: string;
  /** As in {@link Place.file}: what the user would type to name it from the working directory. */
  readonly display: string;
  readonly text: string;
  readonly value: Json;
}
