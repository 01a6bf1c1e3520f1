import { ts } from 'ts-morph';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';

/** What a run says of a document, a line each: errors with their places, anything else counted by code. */
export function findingLines(diagnostics: readonly Diagnostic[]): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, place }) => `error ${code} ${place?.pointer ?? ''}:${place?.line ?? 0}`);
  const counts = new Map<string, number>();
  for (const { severity, code } of diagnostics) if (severity !== 'error') counts.set(`${severity} ${code}`, (counts.get(`${severity} ${code}`) ?? 0) + 1);
  return [...errors, ...[...counts].map(([key, count]) => `${key} ${count}`).sort()];
}

/** The operations that an SDK has methods for, `GET /orders`, read from the text of its resource classes. */
export function emittedOperations(files: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyDeclaration(node) && node.initializer !== undefined) found.push(...descriptorsIn(node.initializer));
    else ts.forEachChild(node, visit);
  };
  for (const [file, text] of files) {
    if (file.startsWith('src/resources/')) visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  }
  return found;
}

function descriptorsIn(node: ts.Expression): readonly string[] {
  if (!ts.isCallExpression(node)) return [];
  return node.arguments.flatMap((argument) => {
    if (!ts.isObjectLiteralExpression(argument)) return descriptorsIn(argument);
    const method = stringMember(argument, 'method');
    const path = stringMember(argument, 'path');
    return method === undefined || path === undefined ? [] : [`${method} ${path}`];
  });
}

function stringMember(literal: ts.ObjectLiteralExpression, name: string): string | undefined {
  for (const property of literal.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name && ts.isStringLiteral(property.initializer)) return property.initializer.text;
  }
  return undefined;
}

/** Whether a diagnostic speaks of an operation: its place is in it. */
export function names(diagnostic: Diagnostic, method: string, path: string): boolean {
  const place = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}`;
  return diagnostic.place?.pointer === place || diagnostic.place?.pointer?.startsWith(`${place}/`) === true;
}
