import { printStructure, StructureKind } from 'ts-morph';
import type { CodeDraft } from '../emit/file.js';

/** A file's structures as text, in one go: no syntax tree is built, none is read back. */
export function printCode(draft: CodeDraft): string {
  return printStructure(
    {
      kind: StructureKind.SourceFile,
      statements: [...draft.imports.map((declaration) => ({ kind: StructureKind.ImportDeclaration as const, ...declaration })), ...draft.statements],
    },
    { indentNumberOfSpaces: 2, useSingleQuote: true },
  );
}
