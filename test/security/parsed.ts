import { ts } from 'ts-morph';

/** The files of an SDK that hold text of its document: the runtime's copies do not. */
export function emittedSources(files: ReadonlyMap<string, string>): ReadonlyMap<string, ts.SourceFile> {
  return new Map([...files].filter(([file]) => isEmitted(file)).map(([file, text]) => [file, ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)]));
}

export function isEmitted(file: string): boolean {
  return /^src\/(?!core\/)|^src\/core\/sdk\.ts$/.test(file);
}

/** Errors of syntax, as the compiler finds them without types. */
export function syntaxErrors(file: string, text: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  return diagnostics.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

/**
 * What the files declare, counted. Classes are left out: how many resources there are depends on names. Their members are
 * counted where they are methods of the API.
 */
export function outline(sources: ReadonlyMap<string, ts.SourceFile>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = (what: string, number = 1): void => void (counts[what] = (counts[what] ?? 0) + number);
  for (const statement of [...sources.values()].flatMap((source) => [...source.statements])) {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) continue;
    if (ts.isClassDeclaration(statement)) {
      count('methods', statement.members.filter((member) => ts.isPropertyDeclaration(member) && member.initializer !== undefined && ts.isCallExpression(member.initializer)).length);
      continue;
    }
    count(ts.SyntaxKind[statement.kind]);
    if (ts.isInterfaceDeclaration(statement)) count('members of interfaces', statement.members.length);
  }
  return counts;
}

/** Whatever in a file would run when it is imported, other than what the generator writes by itself. */
export function foreignCode(source: ts.SourceFile): readonly string[] {
  const imported = new Set(source.statements.filter(ts.isImportDeclaration).flatMap(namesOf));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isForeign(node, imported)) found.push(node.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isForeign(node: ts.Node, imported: ReadonlySet<string>): boolean {
  if (ts.isImportDeclaration(node)) return ts.isStringLiteral(node.moduleSpecifier) && !/^\.{1,2}\//.test(node.moduleSpecifier.text);
  if (ts.isExpressionStatement(node)) return !(ts.isCallExpression(node.expression) && node.expression.expression.kind === ts.SyntaxKind.SuperKeyword);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return !isOwn(node.expression, imported);
  if (ts.isBinaryExpression(node) || ts.isTaggedTemplateExpression(node) || ts.isDeleteExpression(node) || ts.isTemplateExpression(node)) return true;
  return ts.isIdentifier(node) && ['globalThis', 'process', 'eval', 'alert'].includes(node.text) && !isName(node);
}

/** `this.method(…)`, `super(…)`, and what the file imports from its own package or declares. */
function isOwn(callee: ts.Expression, imported: ReadonlySet<string>): boolean {
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return true;
  if (ts.isPropertyAccessExpression(callee)) return callee.expression.kind === ts.SyntaxKind.ThisKeyword;
  return ts.isIdentifier(callee) && (imported.has(callee.text) || callee.getSourceFile().statements.some((statement) => ts.isClassDeclaration(statement) && statement.name?.text === callee.text));
}

/** Whether an identifier names a member or a declaration instead of reading a variable. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent) || ts.isNamedTupleMember(parent)) && parent.name === node;
}

function namesOf(declaration: ts.ImportDeclaration): readonly string[] {
  const bindings = declaration.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map((element) => element.name.text) : [];
}

/** Every string literal of the files, and every name of a member, as the compiler reads them. */
export function texts(sources: ReadonlyMap<string, ts.SourceFile>): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.add(node.text);
    if ((ts.isPropertySignature(node) || ts.isPropertyAssignment(node)) && ts.isIdentifier(node.name)) found.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  for (const source of sources.values()) visit(source);
  return found;
}
