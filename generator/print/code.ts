import { printStructure, StructureKind, type StatementStructures } from 'ts-morph';
import type { CodeDraft } from '../emit/file.js';

/** A file's structures as text, in one go: no syntax tree is built, none is read back. */
export function printCode(draft: CodeDraft): string {
  return printStructure(
    {
      kind: StructureKind.SourceFile,
      statements: [...draft.imports.map((declaration) => ({ kind: StructureKind.ImportDeclaration as const, ...declaration })), ...draft.statements.map(apart)],
    },
    { indentNumberOfSpaces: 2, useSingleQuote: true },
  );
}

/**
 * A blank line before each declaration, and before a comment that stands before it; the formatter makes several into one. Exports
 * of other modules stand together.
 */
function apart(statement: StatementStructures): StatementStructures {
  const { leadingTrivia = '' } = statement;
  return statement.kind === StructureKind.ExportDeclaration ? statement : { ...statement, leadingTrivia: ['\n', ...[leadingTrivia].flat()] };
}
