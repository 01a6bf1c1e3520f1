import type { Json } from '../../ir/model.js';
import { duplicateJsonKeys, jsonLocator, measureJson } from './json.js';
import type { Limits } from '../limits.js';
import { duplicateKey, tooDeep, type TextProblem } from './problem.js';
import type { ParsedText } from './yaml.js';

/** The reader of YAML, loaded when it is called. */
export type YamlLoader = () => Promise<{ readonly parseYaml: (text: string, limits: Limits) => ParsedText }>;

const loadYaml: YamlLoader = () => import('./yaml.js');

/** Loads the reader once for all files of a run: a dynamic import is resolved anew each time, and a document may have thousands of files. */
export function yamlOnce(): YamlLoader {
  let loaded: ReturnType<YamlLoader> | undefined;
  return () => (loaded ??= loadYaml());
}

/**
 * Reads the text of one file: JSON by the platform's parser, anything else as YAML, of which JSON is a part. The YAML library is
 * loaded when the first text needs it.
 *
 * @param name of the file, for its ending only
 * @param yaml how the library is loaded
 */
export async function parseText(text: string, name: string, limits: Limits, yaml: YamlLoader = loadYaml): Promise<ParsedText> {
  if (/^\s*[[{]/.test(text)) {
    const value = parseJson(text);
    if (value !== undefined) return checkedJson(text, value, limits);
  }
  const { parseYaml } = await yaml();
  const parsed = parseYaml(text, limits);
  return /\.json$/i.test(name) ? asJson(parsed) : parsed;
}

function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function checkedJson(text: string, value: Json, limits: Limits): ParsedText {
  const locate = jsonLocator(text);
  const { keys, depth } = measureJson(value);
  if (depth > limits.depth) {
    return { value: undefined, locate, problems: [tooDeep(limits, locate(tooDeepAt(value, limits.depth), 'value'))] };
  }
  const problems = duplicateJsonKeys(text, keys).map(({ name, first, second }) => duplicateKey(name, first, second));
  return { value, locate, problems };
}

/** The tokens of the first value below the limit. */
function tooDeepAt(root: Json, limit: number): readonly string[] {
  const walk = (value: Json, depth: number): readonly string[] | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    if (depth > limit) return [];
    for (const [key, child] of Object.entries(value)) {
      const below = walk(child, depth + 1);
      if (below) return [key, ...below];
    }
    return undefined;
  };
  return walk(root, 0) ?? [];
}

/** What YAML says of a file that calls itself JSON. */
function asJson(parsed: ParsedText): ParsedText {
  if (parsed.value === undefined) {
    return { ...parsed, problems: parsed.problems.map((problem) => (problem.code === 'syntax-yaml' ? { ...problem, code: 'syntax-json' } : problem)) };
  }
  const lenient: TextProblem = {
    code: 'json-lenient',
    severity: 'warning',
    message: 'The file is named .json, but it is YAML.',
    span: { start: 0, end: 1 },
  };
  return { ...parsed, problems: [lenient, ...parsed.problems] };
}
