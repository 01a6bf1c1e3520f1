import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { UserConfig } from './config.js';
import { options, type Option, type OptionType } from './options.js';

/** Finds the place of an option by its path: `['package', 'name']`. */
export type OptionPlace = (path: readonly string[]) => Place;

/** Checks what a configuration file exports: unknown options, wrong types, values outside their form. */
export function checkConfig(value: unknown, placeOf: OptionPlace): readonly Diagnostic[] {
  if (isRecord(value)) return checkGroup(value, options, [], placeOf);
  const message = `The configuration should be an object with options, but is ${describe(value)}.`;
  return [{ code: 'config-unreadable', severity: 'error', message, place: placeOf([]) }];
}

/** Whether a value has passed {@link checkConfig}: a configuration, as far as types go. */
export function isConfig(value: unknown): value is UserConfig {
  return checkConfig(value, () => ({ file: '' })).length === 0;
}

function checkGroup(group: Readonly<Record<string, unknown>>, known: Readonly<Record<string, Option>>, path: readonly string[], placeOf: OptionPlace): readonly Diagnostic[] {
  return Object.entries(group).flatMap(([key, value]): readonly Diagnostic[] => {
    const at = [...path, key];
    const option = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!option) {
      const names = Object.keys(known);
      const near = suggest(key, names);
      const fix = near === undefined ? `The options${path.length > 0 ? ` of ${path.join('.')}` : ''} are ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
      return [problem(`There is no option \`${at.join('.')}\`.`, fix, placeOf(at))];
    }
    if (value === undefined) return [];
    return checkValue(value, option.type, at, placeOf);
  });
}

function checkValue(value: unknown, type: OptionType, path: readonly string[], placeOf: OptionPlace): readonly Diagnostic[] {
  const wrong = (expects: string): readonly Diagnostic[] => [
    problem(`The option \`${path.join('.')}\` should be ${expects}, but is ${describe(value)}.`, `Give it ${expects}, or remove it.`, placeOf(path)),
  ];
  switch (type.kind) {
    case 'group':
      return isRecord(value) ? checkGroup(value, type.options, path, placeOf) : wrong(`an object with the options ${Object.keys(type.options).join(', ')}`);
    case 'named':
      return isRecord(value)
        ? Object.entries(value).flatMap(([name, member]) => checkValue(member, { kind: 'group', options: type.options }, [...path, name], placeOf))
        : wrong(type.expects);
    case 'flag':
      return typeof value === 'boolean' ? [] : wrong('true or false');
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '') ? [] : wrong(type.expects);
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && (type.pattern?.test(value) ?? true) ? [] : wrong(type.expects);
  }
}

function problem(message: string, fix: string, place: Place): Diagnostic {
  return { code: 'config-option', severity: 'error', message, fix, place };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? 'an object' : typeof value === 'function' ? 'a function' : `the ${typeof value} ${JSON.stringify(value)}`;
}
