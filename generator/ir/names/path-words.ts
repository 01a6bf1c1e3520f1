import type { Path } from '../model.js';
import { splitWords } from './words.js';

/** One segment of a path template. */
export interface Segment {
  readonly words: readonly string[];
  /** A variable stands in it. */
  readonly variable: boolean;
}

/** Segments that say how an API is reached, not what it is about. */
const technical = /^(?:v\d+(?:[._-]?\d+)*(?:(?:alpha|beta)\d*)?|api|rest|public|\d{4}-\d{2}(?:-\d{2})?)$/iu;

/**
 * The segments of a template, versions and prefixes such as `api` at its beginning left out. A segment that mixes text
 * and variables (`thumbnail.{extension}`) counts as several.
 */
export function segmentsOf(path: Path): readonly Segment[] {
  const [route = ''] = path.template.split(/[?#]/u);
  const texts = route.split('/').filter((text) => text !== '');
  const start = texts.findIndex((text) => !technical.test(text));
  return texts
    .slice(start < 0 ? 0 : start)
    .flatMap((text) => text.split(/(\{[^{}]+\})/u))
    .map((piece) => ({ words: splitWords(piece), variable: piece.startsWith('{') }))
    .filter(({ words }) => words.length > 0);
}

/** Whether the path ends in one item of a collection. */
export function isItem(segments: readonly Segment[]): boolean {
  return segments.at(-1)?.variable === true;
}
