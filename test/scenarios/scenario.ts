import { ts } from 'ts-morph';

/** A scenario: a fragment of a document, and declarations that the SDK must have. */
export interface Scenario {
  readonly document: string;
  readonly expectations: readonly Expectation[];
  /** Programs that use the SDK and must compile: ```` ```ts use ````, with `@ts-expect-error` before what must not. */
  readonly programs: readonly string[];
}

export interface Expectation {
  /** File of the SDK, `src/resources/pets.ts`. */
  readonly file: string;
  /** Name of a declaration, or `Class.member`; `*diagnostics` for the codes and messages of the run. */
  readonly name: string;
  readonly text: string;
  /** Where the expected text stands in the Markdown, to rewrite it. */
  readonly start: number;
  readonly end: number;
}

/** What every fragment gets unless it says so itself. */
const head = 'openapi: 3.1.1\ninfo:\n  title: Scenario API\n  version: 1.0.0\nservers:\n  - url: https://api.example.com\n';

/**
 * Reads a scenario: the first `yaml` block is the document (its head may be left out), each `ts` block behind it an
 * expectation whose info string names file and declaration: ```` ```ts src/resources/pets.ts Pets.list ````.
 */
export function readScenario(markdown: string): Scenario {
  const blocks = [...markdown.matchAll(/^```(\w+)(?: (.*))?\n([\s\S]*?)^```$/gm)];
  const yaml = blocks.find(([, language]) => language === 'yaml')?.[3];
  if (yaml === undefined) throw new Error('A scenario needs a yaml block.');
  return {
    document: /^openapi:/m.test(yaml) ? yaml : head + (/^paths:/m.test(yaml) ? '' : 'paths: {}\n') + yaml,
    expectations: blocks.flatMap((block): readonly Expectation[] => {
      const [whole, language, info = '', text = ''] = block;
      const [file = '', name = ''] = info.split(' ');
      if ((language !== 'ts' && language !== 'text') || info === 'use') return [];
      const start = block.index + whole.indexOf('\n') + 1;
      return [{ file, name, text, start, end: start + text.length }];
    }),
    programs: blocks.flatMap(([, language, info, text = '']) => (language === 'ts' && info === 'use' ? [text] : [])),
  };
}

/** The source of a declaration with its doc comment, without the indentation of the class it is in. */
export function declarationText(source: string, name: string): string | undefined {
  const [outer, inner] = name.split('.');
  const file = ts.createSourceFile('file.ts', source, ts.ScriptTarget.ES2022, true);
  const statement = file.statements.find((candidate) => isNamed(candidate, outer));
  if (statement === undefined) return undefined;
  if (inner === undefined) return `${statement.getFullText().trim()}\n`;
  const members = ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement) ? [...statement.members] : [];
  const member = members.find((candidate) => isNamed(candidate, inner));
  return member === undefined ? undefined : `${member.getFullText().trim().replace(/^ {2}/gm, '')}\n`;
}

function isNamed(node: ts.Node, name: string | undefined): boolean {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.some((declaration) => isNamed(declaration, name));
  return 'name' in node && typeof node.name === 'object' && node.name !== null && 'text' in node.name && node.name.text === name;
}
