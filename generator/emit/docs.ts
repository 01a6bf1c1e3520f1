import type { Constraints, Docs, EnumMember, Type } from '../ir/model.js';
import { literal } from './literal.js';
import { docLine, docText } from './safe.js';

/** The parts of a doc comment, in the order in which they are written: summary, remarks, tags. */
export interface DocParts {
  readonly summary?: string | undefined;
  readonly remarks?: string | undefined;
  readonly notes?: readonly string[];
  /** A few words that go behind a text of one line, else stand by themselves. */
  readonly brief?: string | undefined;
  readonly example?: string | undefined;
  readonly throws?: readonly string[];
  readonly deprecated?: boolean | string | undefined;
  readonly see?: string | undefined;
}

/** A doc comment's text, without its delimiters; undefined where there is nothing to say. `summary` and the others are safe text. */
export function docComment(parts: DocParts): string | undefined {
  const blocks = [parts.summary, parts.remarks, ...(parts.notes ?? [])].filter((block) => block !== undefined && block !== '');
  const tags = [
    ...(parts.example === undefined ? [] : [`@example\n\`\`\`ts\n${parts.example}\n\`\`\``]),
    ...(parts.throws ?? []).map((text) => `@throws ${text}`),
    ...(parts.see === undefined ? [] : [`@see ${parts.see}`]),
    ...(parts.deprecated === undefined || parts.deprecated === false
      ? []
      : [`@deprecated ${parts.deprecated === true ? 'The API marks it as deprecated.' : parts.deprecated}`]),
  ];
  const text = [...blocks, ...(tags.length === 0 ? [] : [tags.join('\n')])].join('\n\n');
  return text === '' ? undefined : text;
}

/** What the document says of a node, made safe. Summary and description are not repeated where one begins the other. */
export function docsOf(docs: Docs, extra: Omit<DocParts, 'summary' | 'remarks'> = {}): string | undefined {
  const summary = docs.summary === undefined ? undefined : docText(docs.summary);
  const description = docs.description === undefined ? undefined : docText(docs.description);
  const repeated = summary !== undefined && description !== undefined && withoutFullStop(description).startsWith(withoutFullStop(summary));
  const inferred = docs.inferred === undefined ? [] : [`Inferred, not documented: ${docLine(docs.inferred)}`];
  const { brief, notes = [], ...tags } = extra;
  const first = repeated ? description : (summary ?? description);
  const remarks = repeated || summary === undefined ? undefined : description;
  const joins = brief !== undefined && first !== undefined && remarks === undefined && !first.includes('\n');
  return docComment({
    ...tags,
    summary: joins ? `${first} ${brief}` : first,
    remarks,
    notes: [...(joins || brief === undefined ? [] : [brief]), ...notes, ...inferred],
    deprecated: extra.deprecated ?? docs.deprecated,
    see: extra.see ?? (docs.externalDocs === undefined ? undefined : docLine(`${docs.externalDocs.description ?? ''} ${docs.externalDocs.url}`)),
  });
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** What a member's type can't say: units and limits of the schema, the default, the meaning of enum members. */
export function typeNotes(type: Type, defaultValue: unknown): Pick<DocParts, 'brief' | 'notes'> {
  const limits = 'constraints' in type && type.constraints !== undefined ? limitsOf(type.constraints) : [];
  const format = (type.kind === 'string' || type.kind === 'number') && type.format !== undefined ? [`Format: ${docLine(type.format)}.`] : [];
  const preset = isLiteralValue(defaultValue) ? [`Default: \`${docLine(literal(defaultValue)).replaceAll('`', "'")}\`.`] : [];
  const line = [...format, ...limits, ...preset].join(' ');
  const members = type.kind === 'enum' ? enumNotes(type.members) : undefined;
  return { brief: line === '' ? undefined : line, notes: members === undefined ? [] : [members] };
}

export function enumNotes(members: readonly EnumMember[]): string | undefined {
  const described = members.filter((member) => member.description !== undefined);
  if (described.length === 0) return undefined;
  return described.map((member) => `- \`${docLine(String(member.value)).replaceAll('`', "'")}\`: ${docLine(member.description ?? '')}`).join('\n');
}

function limitsOf(constraints: Constraints): readonly string[] {
  const sayings: Readonly<Record<keyof Constraints, (value: string) => string>> = {
    minimum: (value) => `At least ${value}.`,
    maximum: (value) => `At most ${value}.`,
    exclusiveMinimum: (value) => `More than ${value}.`,
    exclusiveMaximum: (value) => `Less than ${value}.`,
    multipleOf: (value) => `A multiple of ${value}.`,
    minLength: (value) => `At least ${value} ${value === '1' ? 'character' : 'characters'}.`,
    maxLength: (value) => `At most ${value} ${value === '1' ? 'character' : 'characters'}.`,
    pattern: (value) => `Pattern: \`${value}\`.`,
  };
  return Object.entries(sayings).flatMap(([key, say]) => {
    const value = Object.entries(constraints).find(([name]) => name === key)?.[1];
    return value === undefined ? [] : [say(docLine(String(value)).replaceAll('`', "'"))];
  });
}

function isLiteralValue(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
