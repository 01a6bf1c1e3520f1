import type { Path } from '../../model.js';
import { splitWords } from '../words.js';

/** One segment of a path template. */
export interface Segment {
  readonly words: readonly string[];
  /** A variable stands in it, or a number, which stands for an item as well (`/folders/0`). */
  readonly variable: boolean;
}

/** Segments that say how an API is reached, not what it is about. */
const technical = /^(?:v\d+(?:[._-]?\d+)*(?:(?:alpha|beta)\d*)?|api|rest|public|\d{4}-\d{2}(?:-\d{2})?)$/iu;

/** What a path may end in to say in which format it answers. */
const format = /\.(?:json|xml|ya?ml)$/iu;

/**
 * The segments of a template, versions and prefixes such as `api` at its beginning left out. A segment that mixes text
 * and variables (`thumbnail.{extension}`) counts as several.
 */
export function segmentsOf(path: Path): readonly Segment[] {
  const texts = textsOf(path);
  const start = texts.findIndex((text) => !technical.test(text));
  return texts
    .slice(start < 0 ? 0 : start)
    .flatMap((text) => text.split(/(\{[^{}]+\})/u))
    .map((piece) => ({ words: splitWords(piece), variable: piece.startsWith('{') || /^\d+$/u.test(piece) }))
    .filter(({ words }) => words.length > 0);
}

/** The words of the path's beginning that {@link segmentsOf} leaves out: `v1`. */
export function technicalWords(path: Path): readonly string[] {
  return textsOf(path)
    .filter((text) => technical.test(text))
    .flatMap(splitWords);
}

function textsOf(path: Path): readonly string[] {
  const [route = ''] = path.template.split(/[?#]/u);
  return route
    .replace(format, '')
    .split('/')
    .filter((text) => text !== '');
}

/** Whether the path ends in one item of a collection. */
export function isItem(segments: readonly Segment[]): boolean {
  return segments.at(-1)?.variable === true;
}
