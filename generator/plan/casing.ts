import type { Words } from '../ir/model.js';

/** Letters and digits that TypeScript allows in an identifier, in any script (ECMA-262, ID_Continue without joiners). */
const notIdentifier = /[^\p{ID_Continue}$]/gu;
const startsIdentifier = /^[\p{ID_Start}_$]/u;

/** `['api', 'keys']` to `ApiKeys`. A word that the author wrote in mixed or upper case keeps it: `['OAuth', 'URL']` is `OAuthURL`. */
export function pascalCase(words: Words): string {
  return identifier(words.map(capitalised).join(''));
}

/** `['list', 'orders']` to `listOrders`; a first word in capitals becomes lower case: `['URL', 'map']` is `urlMap`. */
export function camelCase(words: Words): string {
  const [first, ...rest] = words;
  return identifier([lowered(first), ...rest.map(capitalised)].join(''));
}

/** `['Subscription', 'Offers']` to `subscription-offers`: file and package names, which must survive any file system. */
export function kebabCase(words: Words): string {
  const name = words
    .map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '')
    .join('-');
  if (name === '') return 'unnamed';
  return devices.test(name) ? `${name}-file` : name;
}

/** Names that are devices to Windows, whatever ending they have. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u;

/** `['pockets', 'flow']` to `POCKETS_FLOW`: environment variables (POSIX.1, section 8.1: upper case, digits, underscore). */
export function constantCase(words: Words): string {
  const name = words
    .map((word) => word.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .filter((word) => word !== '')
    .join('_');
  if (name === '') return 'API';
  return /^[A-Z_]/.test(name) ? name : `API_${name}`;
}

function capitalised(word: string): string {
  const [head = '', ...tail] = word;
  return head.toUpperCase() + tail.join('');
}

/** A word with capitals inside is an acronym or a name, which is not torn apart: `URLs`, `OAuth`, `GitHub`. */
function lowered(word: string): string {
  if (/\p{Lu}/u.test(word.slice(1))) return word.toLowerCase();
  const [head = '', ...tail] = word;
  return head.toLowerCase() + tail.join('');
}

function identifier(text: string): string {
  const name = text.replace(notIdentifier, '');
  return startsIdentifier.test(name) ? name : `_${name}`;
}
