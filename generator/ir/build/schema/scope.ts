import type { Node } from '../../../source/document.js';
import type { Words } from '../../model.js';
import { namesOfPlace } from '../../names/place.js';
import { singularWords } from '../../names/singular.js';
import { joinWords, sameWords, splitWords } from '../../names/words.js';
import type { Build } from '../context.js';

/** Where a schema is read. */
export interface Scope {
  readonly build: Build;
  /** What it would be called if it needed a name there, best first. Asked for only then: most schemas need none. */
  readonly names: () => Names;
}

export type Names = readonly [Words, ...Words[]];

/** Names are tried in turn; more than these would no longer mean anything to a reader. */
const limit = 4;

/**
 * The scope of a part: each name of the whole with the part's words behind it.
 *
 * @param part a wire name, or words
 */
export function within({ build, names }: Scope, part: string | readonly string[]): Scope {
  return {
    build,
    names: () => {
      const [best, ...rest] = names();
      const words = typeof part === 'string' ? splitWords(part) : part;
      return namesFrom(
        joinWords(best, words),
        rest.map((name) => joinWords(name, words)),
      );
    },
  };
}

/** The scope of something that others refer to: it is called after its own place, not after the first that refers to it. */
export function placeScope(node: Node, { build }: Scope): Scope {
  return { build, names: () => namesOfPlace(node.origin, build.document.root.origin.file) };
}

/** The scope of one among many: the names in the singular. */
export function oneOfMany({ build, names }: Scope): Scope {
  return {
    build,
    names: () => {
      const [best, ...rest] = names();
      return namesFrom(singularWords(best), rest.map(singularWords));
    },
  };
}

/** A list of names without repetitions, cut to a sensible length. */
export function namesFrom(best: Words, others: readonly Words[]): Names {
  const kept: Words[] = [];
  for (const name of others) {
    if (!sameWords(name, best) && !kept.some((other) => sameWords(other, name))) kept.push(name);
  }
  return [best, ...kept.slice(0, limit - 1)];
}
