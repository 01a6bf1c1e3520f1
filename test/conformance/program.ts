import { Project, ts } from 'ts-morph';

/** A method as the compiler sees it: the types that its declaration names. */
export interface DeclaredMethod {
  /** `GET /orders`. */
  readonly key: string;
  /** Path variables in order, then params where there are any; options aside. */
  readonly args: readonly { readonly name: string; readonly optional: boolean; readonly type: ts.Type }[];
  readonly result: ts.Type;
  /** Of one item, where the method streams or pages. */
  readonly item?: ts.Type;
  readonly failures: readonly { readonly statuses: readonly string[]; readonly body: ts.Type }[];
}

export interface DeclaredSdk {
  readonly checker: ts.TypeChecker;
  readonly methods: ReadonlyMap<string, DeclaredMethod>;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  types: [],
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
};

/**
 * Reads the SDK in a folder with the compiler, which knows nothing of how it was written.
 *
 * @param folder absolute path
 */
export function declaredSdk(folder: string): DeclaredSdk {
  const project = new Project({ compilerOptions: options });
  project.addSourceFileAtPath(`${folder}/src/index.ts`);
  project.resolveSourceFileDependencies();
  const program = project.getProgram().compilerObject;
  const checker = program.getTypeChecker();
  const methods = program
    .getSourceFiles()
    .filter((file) => file.fileName.includes('/src/resources/'))
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .flatMap((resource) => resource.members.filter(ts.isPropertyDeclaration))
    .flatMap((property) => methodOf(property, checker));
  return { checker, methods: new Map(methods.map((method) => [method.key, method])) };
}

function methodOf(property: ts.PropertyDeclaration, checker: ts.TypeChecker): readonly DeclaredMethod[] {
  const literal = descriptorIn(property.initializer);
  const declared = property.type;
  if (literal === undefined || declared === undefined || !ts.isTypeReferenceNode(declared)) return [];
  const nodes = declared.typeArguments ?? [];
  const kind = declared.typeName.getText();
  const [tuple] = nodes;
  const at = (index: number): ts.Type | undefined => (nodes[index] === undefined ? undefined : checker.getTypeFromTypeNode(nodes[index]));
  const [result, item, failure] = kind === 'Method' ? [at(1), undefined, nodes[2]] : kind === 'PageMethod' ? [at(1), at(2), nodes[3]] : [at(2), at(3), nodes[4]];
  if (tuple === undefined || !ts.isTupleTypeNode(tuple) || result === undefined) return [];
  return [
    {
      key: `${stringMember(literal, 'method')} ${stringMember(literal, 'path')}`,
      args: tuple.elements.filter(ts.isNamedTupleMember).flatMap((member) => (member.name.text === 'options' ? [] : [{ name: member.name.text, optional: member.questionToken !== undefined, type: checker.getTypeFromTypeNode(member.type) }])),
      result,
      ...(item === undefined ? {} : { item }),
      failures: failure === undefined ? [] : (ts.isUnionTypeNode(failure) ? [...failure.types] : [failure]).flatMap((node) => failureOf(node, checker)),
    },
  ];
}

function failureOf(node: ts.TypeNode, checker: ts.TypeChecker): DeclaredMethod['failures'] {
  if (!ts.isTypeReferenceNode(node)) return [];
  const [statuses, body] = node.typeArguments ?? [];
  if (statuses === undefined || body === undefined) return [];
  const parts = ts.isUnionTypeNode(statuses) ? [...statuses.types] : [statuses];
  return [{ statuses: parts.map((part) => part.getText().replaceAll(/['"]/gu, '')), body: checker.getTypeFromTypeNode(body) }];
}

function descriptorIn(node: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (node === undefined || !ts.isCallExpression(node)) return undefined;
  for (const argument of node.arguments) {
    const found = ts.isObjectLiteralExpression(argument) ? argument : descriptorIn(argument);
    if (found !== undefined) return found;
  }
  return undefined;
}

function stringMember(literal: ts.ObjectLiteralExpression, name: string): string {
  for (const property of literal.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && property.name.text === name && ts.isStringLiteral(property.initializer)) return property.initializer.text;
  }
  return '';
}
