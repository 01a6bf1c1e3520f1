/**
 * Names that a generated declaration must not take, by the reason for it.
 */

/** Words that cannot name a binding in strict mode code (ECMA-262, section 12.7.2; TypeScript's own included). */
const keywords = [
  'arguments', 'as', 'async', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else',
  'enum', 'eval', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface',
  'let', 'new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try',
  'typeof', 'undefined', 'var', 'void', 'while', 'with', 'yield',
];

/** Words that cannot name a type. */
const typeKeywords = [
  'any', 'asserts', 'bigint', 'boolean', 'declare', 'infer', 'is', 'keyof', 'never', 'number', 'object', 'readonly', 'string', 'symbol',
  'unique', 'unknown',
];

/** Globals whose meaning a reader of generated code, or a user who imports from it, relies on. */
const globals = [
  'AbortController', 'AbortSignal', 'Array', 'ArrayBuffer', 'AsyncGenerator', 'AsyncIterable', 'AsyncIterator', 'Awaited', 'BigInt', 'Blob',
  'Boolean', 'Buffer', 'Crypto', 'DataView', 'Date', 'Error', 'Event', 'Exclude', 'Extract', 'File', 'FormData', 'Function', 'Generator',
  'Headers', 'Infinity', 'Intl', 'Iterable', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'NonNullable', 'Number', 'Object', 'Omit', 'Parameters',
  'Partial', 'Pick', 'Promise', 'PromiseLike', 'Proxy', 'RangeError', 'ReadableStream', 'Readonly', 'ReadonlyArray', 'Record', 'Reflect',
  'RegExp', 'Request', 'RequestInit', 'Required', 'Response', 'ReturnType', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'URL',
  'URLSearchParams', 'Uint8Array', 'WeakMap', 'WeakSet', 'console', 'fetch', 'global', 'globalThis', 'process', 'window',
];

/** Members that every object has: as a property of the client or a resource they would shadow behaviour. */
const objectMembers = ['__proto__', 'constructor', 'hasOwnProperty', 'prototype', 'then', 'toJSON', 'toString', 'valueOf'];

export const reservedTypeNames: ReadonlySet<string> = new Set([...keywords, ...typeKeywords, ...globals]);
export const reservedBindings: ReadonlySet<string> = new Set([...keywords, 'options', 'params']);
export const reservedMembers: ReadonlySet<string> = new Set(objectMembers);
