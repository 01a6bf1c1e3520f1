import { ts } from 'ts-morph';
import type { CustomModule } from './plan.js';

/** A hand-written module of the user and the names that it exports: the package's main entry lists them one by one. */
export function customModule(name: string, text: string): CustomModule {
  const source = ts.createSourceFile(`${name}.ts`, text, ts.ScriptTarget.ES2022);
  return { name, text, exports: source.statements.flatMap(exportsOf), imports: importsOf(source) };
}

/** From imports, re-exports and `import()`, but for those of types alone. */
function importsOf(node: ts.Node): readonly string[] {
  const typeOnly = (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) || (ts.isExportDeclaration(node) && node.isTypeOnly);
  const declared = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !typeOnly ? node.moduleSpecifier : undefined;
  const called = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined;
  const specifier = declared ?? called;
  const own = specifier !== undefined && ts.isStringLiteralLike(specifier) ? [specifier.text] : [];
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...importsOf(child)));
  return [...own, ...inner];
}

function exportsOf(statement: ts.Statement): CustomModule['exports'] {
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map((element) => ({ name: element.name.text, typeOnly: statement.isTypeOnly || element.isTypeOnly }));
  }
  if (!ts.canHaveModifiers(statement) || !isExported(statement)) return [];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [{ name: statement.name.text, typeOnly: true }];
  if ((ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement)) && statement.name !== undefined) {
    return [{ name: statement.name.text, typeOnly: false }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [{ name: name.text, typeOnly: false }] : []));
}

function isExported(statement: ts.HasModifiers): boolean {
  return ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}
