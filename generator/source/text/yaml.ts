import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, type Alias, type ParsedNode, type YAMLMap } from 'yaml';
import type { Json } from '../../ir/model.js';
import type { Limits } from '../limits.js';
import { duplicateKey, firstLine, keyProblem, selfAlias, syntaxProblem, tooDeep, tooManyAliases, type TextProblem } from './problem.js';
import type { Locator, Span } from './span.js';

export interface ParsedText {
  /** Undefined where the text has no usable value: it is empty, or its syntax is broken. */
  readonly value: Json | undefined;
  readonly locate: Locator;
  readonly problems: readonly TextProblem[];
}

type YamlNode = ParsedNode | null | undefined;

/**
 * Reads YAML 1.2 by its core schema, limited to the values of JSON. Merge keys (`<<`, of YAML 1.1) are followed, since
 * documents use them. Equal keys are problems, and aliases are copied, up to a limit.
 */
export function parseYaml(text: string, limits: Limits): ParsedText {
  let document: ReturnType<typeof parseDocument<ParsedNode>>;
  try {
    // Equal keys are looked for below: the library's own check is quadratic and does not tell where the first one is.
    document = parseDocument<ParsedNode>(text, { version: '1.2', uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { value: undefined, locate: () => textStart, problems: [tooDeep(limits, textStart)] };
  }
  if (document.errors.length > 0) {
    // Errors after the first few are mostly its consequences.
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return { value: undefined, locate: () => textStart, problems: [tooDeep(limits, textStart)] };
    const problems = document.errors.map((error) => syntaxProblem(text, error.code, error.message, { start: error.pos[0], end: error.pos[1] }));
    return { value: undefined, locate: () => textStart, problems: problems.slice(0, 3) };
  }
  const problems: TextProblem[] = document.warnings.map((warning) => ({
    code: 'yaml-tag',
    severity: 'warning',
    message: `${firstLine(warning.message)}.`,
    span: { start: warning.pos[0], end: warning.pos[1] },
  }));
  if (!document.contents || isBlank(document.contents)) return { value: undefined, locate: () => textStart, problems };
  const conversion = createConversion(problems, limits);
  const contents: ParsedNode = document.contents;
  const value = conversion.convert(contents, 0);
  return { value: conversion.stopped() ? undefined : value, locate: yamlLocator(contents, conversion.targets), problems };
}

const textStart: Span = { start: 0, end: 1 };

/** Nothing but comments and white space. */
function isBlank(node: YamlNode): boolean {
  return !node || (isScalar(node) && node.value === null && node.source === '');
}

interface Conversion {
  readonly convert: (node: YamlNode, depth: number) => Json;
  /** What each alias stands for: the last anchor of its name before it. */
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
  /** Whether a limit ended the conversion, so that its value is incomplete. */
  readonly stopped: () => boolean;
}

function createConversion(problems: TextProblem[], limits: Limits): Conversion {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<Alias, ParsedNode>();
  const open = new Set<ParsedNode>();
  let within = 0;
  let copied = 0;
  /** The alias that is being copied, as it stands in the text. */
  let expanded = textStart;
  let stopped = false;

  const stop = (problem: TextProblem): null => {
    if (!stopped) problems.push(problem);
    stopped = true;
    return null;
  };

  const resolve = (alias: Alias): ParsedNode | undefined => {
    const target = targets.get(alias) ?? anchors.get(alias.source);
    if (target) targets.set(alias, target);
    return target;
  };

  const convert = (node: YamlNode, depth: number): Json => {
    if (!node || stopped) return null;
    if (depth > limits.depth) return stop(tooDeep(limits, spanOf(node)));
    if (within > 0 && ++copied > limits.aliasValues) return stop(tooManyAliases(limits, expanded));
    if (isAlias(node)) return convertAlias(node, depth);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return convertScalar(node);
    open.add(node);
    const value = isMap(node) ? convertMap(node, depth) : node.items.map((item) => convert(item, depth + 1));
    open.delete(node);
    return value;
  };

  const convertAlias = (alias: Alias.Parsed, depth: number): Json => {
    const target = resolve(alias);
    if (!target) {
      problems.push({
        code: 'syntax-yaml',
        severity: 'error',
        message: `The alias *${alias.source} has no anchor &${alias.source} before it.`,
        span: spanOf(alias),
        fix: 'Correct the name of the alias, or add the anchor in front of the value that it stands for.',
      });
      return null;
    }
    if (open.has(target)) return stop(selfAlias(alias.source, spanOf(alias)));
    if (within === 0) expanded = spanOf(alias);
    within++;
    const value = convert(target, depth);
    within--;
    return value;
  };

  const convertScalar = (node: Scalar.Parsed): Json => {
    const { value } = node;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (within === 0) {
      problems.push({ code: 'yaml-value', severity: 'error', message: `${node.source} is no value of JSON.`, span: spanOf(node) });
    }
    return null;
  };

  const convertMap = (map: YAMLMap.Parsed, depth: number): Json => {
    const members = new Map<string, { value: Json; span: Span | undefined }>();
    for (const pair of map.items) {
      if (isMergeKey(pair.key)) {
        for (const [name, value] of mergedMembers(pair.value, depth)) if (!members.has(name)) members.set(name, { value, span: undefined });
        continue;
      }
      const name = keyText(pair.key, resolve);
      if (name === undefined) {
        if (within === 0) problems.push(keyProblem(spanOf(pair.key)));
        continue;
      }
      const earlier = members.get(name)?.span;
      if (earlier && within === 0) problems.push(duplicateKey(name, earlier, spanOf(pair.key)));
      members.set(name, { value: convert(pair.value, depth + 1), span: spanOf(pair.key) });
    }
    return toObject([...members].map(([name, member]) => [name, member.value]));
  };

  /** Members that a merge key brings in: of one map, or of a list of maps where the earlier ones count more. */
  const mergedMembers = (node: YamlNode, depth: number): readonly (readonly [string, Json])[] => {
    const value = convert(node, depth + 1);
    const sources: readonly Json[] = isList(value) ? value : [value];
    const merged = new Map<string, Json>();
    for (const source of sources) {
      if (typeof source !== 'object' || source === null || isList(source)) continue;
      for (const [name, member] of Object.entries(source)) if (!merged.has(name)) merged.set(name, member);
    }
    return [...merged];
  };

  return { convert, targets, stopped: () => stopped };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isMergeKey(key: YamlNode): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<';
}

/** Sets `__proto__` as an own member too. */
function toObject(members: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(members);
}

/** The text of a key as written: `200`, not the number. Undefined for a list or an object. */
function keyText(key: YamlNode, resolve: (alias: Alias) => YamlNode): string | undefined {
  if (!key) return '';
  const scalar = isAlias(key) ? resolve(key) : key;
  if (!isScalar(scalar)) return undefined;
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

/** Goes down the tree by keys and indices, through aliases and merge keys. */
function yamlLocator(root: ParsedNode, targets: ReadonlyMap<Alias, ParsedNode>): Locator {
  const resolve = (alias: Alias): YamlNode => targets.get(alias);
  const through = (node: YamlNode): YamlNode => (isAlias(node) ? resolve(node) : node);

  const step = (parent: YamlNode, token: string): { key: YamlNode; value: YamlNode } | undefined => {
    const container = through(parent);
    if (isSeq(container)) {
      const item = container.items[Number(token)];
      return item ? { key: item, value: item } : undefined;
    }
    if (!isMap(container)) return undefined;
    const pairs = container.items;
    const own = pairs.findLast((pair) => !isMergeKey(pair.key) && keyText(pair.key, resolve) === token);
    if (own) return { key: own.key, value: own.value };
    for (const pair of pairs) {
      if (!isMergeKey(pair.key)) continue;
      const merged = through(pair.value);
      for (const source of isSeq(merged) ? merged.items : [merged]) {
        const found = step(source, token);
        if (found) return found;
      }
    }
    return undefined;
  };

  return (tokens, part) => {
    let found: { key: YamlNode; value: YamlNode } = { key: root, value: root };
    let complete = true;
    for (const token of tokens) {
      const next = step(found.value, token);
      if (!next) {
        complete = false;
        break;
      }
      found = next;
    }
    const value = isBlank(found.value) ? found.key : found.value;
    return spanOf(part === 'key' && complete ? found.key : value);
  };
}

function spanOf(node: YamlNode): Span {
  return node ? { start: node.range[0], end: node.range[1] } : textStart;
}
