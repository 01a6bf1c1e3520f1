import path from 'node:path';
import { Node, Project, SyntaxKind, type ObjectLiteralExpression, type PropertyDeclaration, type SourceFile, type Type } from 'ts-morph';
import { generated } from '../support/paths.js';

/** A member of an emitted object type, read with the type checker: inherited ones are there too. */
export interface EmittedMember {
  readonly name: string;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly docs: string;
  readonly type: Type;
}

/** A method of an emitted resource: its descriptor as written, and its types. */
export interface EmittedMethod {
  readonly name: string;
  readonly file: string;
  /** Scalars of the descriptor by name; a nested literal as its text. */
  readonly spec: Readonly<Record<string, string>>;
  readonly docs: string;
  /** Names of the elements of the argument tuple. */
  readonly args: readonly { readonly name: string; readonly optional: boolean }[];
  readonly params: readonly EmittedMember[] | undefined;
  readonly result: Type;
  /** The type arguments of the declared type, as text: arguments, result, item, failures. */
  readonly declared: string;
}

/** The SDK in `generated/`, parsed and bound by the compiler, independent of how it was written. */
export function readEmitted(): { readonly project: Project; readonly files: readonly SourceFile[] } {
  const project = new Project({ tsConfigFilePath: path.join(generated, 'tsconfig.json') });
  return { project, files: project.getSourceFiles() };
}

export function methodsIn(files: readonly SourceFile[]): readonly EmittedMethod[] {
  return files
    .filter((file) => file.getFilePath().includes('/src/resources/'))
    .flatMap((file) => file.getClasses())
    .flatMap((resource) => resource.getProperties())
    .flatMap(methodOf);
}

function methodOf(property: PropertyDeclaration): readonly EmittedMethod[] {
  const initializer = property.getInitializer();
  if (!Node.isCallExpression(initializer)) return [];
  const literal = initializer.getArguments().at(-1);
  if (!Node.isObjectLiteralExpression(literal)) return [];
  const [tuple] = property.getTypeNodeOrThrow().asKindOrThrow(SyntaxKind.TypeReference).getTypeArguments();
  const elements = tuple?.asKindOrThrow(SyntaxKind.TupleType).getElements() ?? [];
  const members = elements.map((element) => element.asKindOrThrow(SyntaxKind.NamedTupleMember));
  const params = members.find((member) => member.getName() === 'params');
  const call = property.getType().getCallSignatures()[0];
  return [
    {
      name: property.getName(),
      file: path.basename(property.getSourceFile().getFilePath()),
      spec: scalarsOf(literal),
      docs: property.getJsDocs().map((doc) => doc.getText()).join('\n'),
      args: members.map((member) => ({ name: member.getName(), optional: member.hasQuestionToken() })),
      params: params === undefined ? undefined : membersOf(params.getTypeNode().getType().getNonNullableType(), property),
      result: awaited(call?.getReturnType()),
      declared: property.getTypeNodeOrThrow().getText(),
    },
  ];
}

function awaited(type: Type | undefined): Type {
  const [data] = type?.getTypeArguments() ?? [];
  if (data === undefined) throw new Error('A method gives a promise of something.');
  return data;
}

function scalarsOf(literal: ObjectLiteralExpression): Readonly<Record<string, string>> {
  return Object.fromEntries(
    literal.getProperties().flatMap((property): readonly (readonly [string, string])[] => {
      if (!Node.isPropertyAssignment(property)) return [];
      const value = property.getInitializerOrThrow();
      return [[property.getName(), Node.isStringLiteral(value) ? value.getLiteralValue() : value.getText()]];
    }),
  );
}

/** The members of an object type; of a union of objects, those of all. */
export function membersOf(type: Type, at: Node): readonly EmittedMember[] {
  return type.getProperties().map((symbol) => {
    const declared = symbol.getTypeAtLocation(at);
    // What has no text of its own is explained by its type.
    const named = declared.getNonNullableType();
    const declarations = [symbol, named.getAliasSymbol(), named.getSymbol(), named.getArrayElementType()?.getSymbol()].flatMap((found) => found?.getDeclarations() ?? []);
    const docs = declarations.flatMap((declaration) => (Node.isJSDocable(declaration) ? declaration.getJsDocs().map((doc) => doc.getText()) : []));
    return {
      name: symbol.getName(),
      optional: symbol.isOptional(),
      nullable: declared.isNull() || declared.getUnionTypes().some((arm) => arm.isNull()),
      docs: docs.join('\n'),
      type: declared,
    };
  });
}
