/**
 * The only door for text of a document into emitted code. What comes out can be neither more nor less than the token asked for.
 */

/**
 * A string literal in single quotes (ECMA-262, section 12.9.4). What does not show, or makes the rest of the line show
 * otherwise than it is compiled (line separators, controls, bidirectional overrides, lone surrogates), is escaped.
 */
export function quote(text: string): string {
  return `'${text.replace(/['\\\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu, escapeCharacter)}'`;
}

function escapeCharacter(character: string): string {
  switch (character) {
    case "'":
      return "\\'";
    case '\\':
      return '\\\\';
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
}

const identifierName = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Whether the text can stand as an identifier, reserved words aside. */
export function isIdentifierName(text: string): boolean {
  return identifierName.test(text) && text.normalize('NFC') === text;
}

/** A property name as it stands in an interface: bare where it can be, else quoted. */
export function propertyKey(name: string): string {
  return isIdentifierName(name) && name !== '__proto__' ? name : quote(name);
}

/** A property name in an object literal. There, `__proto__: x` would set the prototype unless the name is computed (ECMA-262, section B.3.1). */
export function literalKey(name: string): string {
  return name === '__proto__' ? `[${quote(name)}]` : propertyKey(name);
}

/** An identifier that was made by the plan; anything else is a bug of the generator, not of the document. */
export function identifier(name: string): string {
  if (!identifierName.test(name)) throw new TypeError(`not an identifier: ${JSON.stringify(name)}`);
  return name;
}

/** Control characters and bidirectional overrides (Unicode TR36, section 3.1: text that displays otherwise than it is compiled). */
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * CommonMark for a doc comment: it cannot end the comment, cannot be taken for a tag, and holds nothing {@link invisible}.
 */
export function docText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(/\*\//g, '*\\/')
    .replace(/(^|[\s{(])@(?=\p{L})/gmu, '$1\\@')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** {@link docText} in one line. */
export function docLine(text: string): string {
  return docText(text).replace(/\s+/g, ' ');
}

/**
 * Text within Markdown prose or a table cell: no markup of the document's but code spans, none of which gets out of its line.
 */
export function markdownLine(text: string): string {
  const parts = docLine(text).replaceAll('*\\/', '*/').split('`');
  const balanced = parts.length % 2 === 1;
  return parts
    .map((part, index) => (balanced && index % 2 === 1 ? part.replaceAll('|', '\\|') : part.replace(/[<>|[\]]/g, (character) => `\\${character}`)))
    .join(balanced ? '`' : '\\`');
}

/** Text within a Markdown code span: back quotes and line breaks cannot end it, and what does not show is left out. */
export function markdownCode(text: string): string {
  return `\`${text.replace(/[`\s\u0085\u2028\u2029]/g, ' ').replace(invisible, '')}\``;
}
