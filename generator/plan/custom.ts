import { ts } from 'ts-morph';
import type { CustomModule } from './plan.js';

/** A hand-written module of the user and the names that it exports: the package's main entry lists them one by one. */
export function customModule(name: string, text: string): CustomModule {
  const source = ts.createSourceFile(`${name}.ts`, text, ts.ScriptTarget.ES2022);
  return { name, text, exports: source.statements.flatMap(exportsOf), extendsSdk: source.statements.some(importsValues) };
}

/** Whether a statement imports more than types from beyond the module's own folder, or from all of it. */
function importsValues(statement: ts.Statement): boolean {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
  return statement.moduleSpecifier.text.startsWith('../') && statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
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
