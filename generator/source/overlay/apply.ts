import { exec, type JsonValue } from 'jsonpath-rfc9535';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Json, Origin } from '../../ir/model.js';
import type { LoadedFile } from '../load.js';
import { appendToken, pointerTokens } from '../pointer.js';
import { memberOf } from '../resolve.js';
import { editAt, merge, type Moved, type Path } from './edit.js';

/** A document after an overlay. */
export interface Overlaid {
  readonly value: Json;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies the actions of an overlay in their order (OpenAPI Overlay 1.0 and 1.1, section 4.4: Action Object; targets are JSONPath,
 * RFC 9535).
 *
 * @param value of the document, and `origin` of its root
 * @param moved told where each object was written that the overlay brings in, or puts elsewhere
 */
export function applyOverlay(value: Json, origin: Origin, overlay: LoadedFile, moved: Moved): Overlaid {
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Omit<Diagnostic, 'place'>, pointer: string): void => {
    diagnostics.push({ ...problem, place: overlay.place(overlay.locate(pointerTokens(pointer) ?? [], 'value'), pointer) });
  };
  const invalid = (message: string, pointer: string, fix?: string): void => report({ code: 'overlay-invalid', severity: 'error', message, ...(fix === undefined ? {} : { fix }) }, pointer);

  const root = overlay.value ?? null;
  const version = memberOf(root, 'overlay');
  const actions = memberOf(root, 'actions');
  if (typeof version !== 'string' || !/^1\.[01]\b/.test(version) || !Array.isArray(actions)) {
    invalid(`${overlay.display} is no OpenAPI Overlay of version 1.0 or 1.1.`, '', 'An overlay has `overlay: 1.0.0`, `info` and a list of `actions`.');
    return { value, diagnostics };
  }

  let current = value;
  for (const [index, action] of actions.entries()) {
    const pointer = `/actions/${index}`;
    const target = memberOf(action, 'target');
    if (typeof target !== 'string') {
      invalid('The action has no `target`.', pointer, 'Add `target` with a JSONPath such as "$.info".');
      continue;
    }
    const found = select(current, target);
    if ('fault' in found) {
      invalid(`"${target}" is no JSONPath: ${found.fault}.`, `${pointer}/target`, 'Correct the expression by RFC 9535; names with special characters are written as `$[\'a-b\']`.');
      continue;
    }
    if (found.paths.length === 0) report({ code: 'overlay-target-none', severity: 'warning', message: `"${target}" selects nothing in the document.` }, `${pointer}/target`);
    if (memberOf(action, 'remove') === true) {
      // From the end, so that no index changes under the paths that are still to come.
      for (const path of found.paths.toReversed()) current = editAt(current, origin, path, moved, () => undefined) ?? {};
      continue;
    }
    const update = memberOf(action, 'update');
    const copy = memberOf(action, 'copy');
    if (typeof copy === 'string') {
      const source = select(current, copy);
      const [from] = 'fault' in source ? [] : source.paths;
      if ('fault' in source || from === undefined || source.paths.length > 1) {
        invalid(`"${copy}" does not select one value to copy.`, `${pointer}/copy`);
        continue;
      }
      const copied = valueAt(current, from);
      for (const path of found.paths) current = editAt(current, origin, path, moved, (old, at) => merge(old, at, copied, { file: origin.file, pointer: from.reduce<string>((text, key) => appendToken(text, String(key)), '') }, moved)) ?? {};
    }
    if (update === undefined) continue;
    const place: Origin = { file: overlay.file, pointer: `${pointer}/update` };
    for (const path of found.paths) current = editAt(current, origin, path, moved, (old, at) => merge(old, at, update, place, moved)) ?? {};
  }
  return { value: current, diagnostics };
}

type Selection = { readonly paths: readonly Path[] } | { readonly fault: string };

/** The paths of what an expression selects, in document order, each once. */
function select(value: Json, expression: string): Selection {
  const paths = new Map<string, Path>();
  if (!isContainer(value)) return { paths: [] };
  try {
    exec(value, expression, (_, path) => void paths.set(JSON.stringify(path), [...path]));
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').replace(/\.$/, '') : String(error) };
  }
  return { paths: [...paths.values()] };
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((inner, key) => memberOf(inner, String(key)) ?? null, value);
}

/** The library only reads, but its types do not say so. */
function isContainer(value: Json): value is Exclude<JsonValue, string | number | boolean | null> {
  return typeof value === 'object' && value !== null;
}
