import path from 'node:path';
import { Node, Project, type ExportedDeclarations, type Symbol as TypeSymbol, type Type } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { generated } from '../../support/paths.js';
import { vendorFolder } from './readme.js';

/** Members of the vendor's types that this SDK does not have, or has otherwise: why. */
const exceptions: Readonly<Record<string, string>> = {
  'Pocketsflow.request': 'not in the documents of the package; get, post, put, patch and delete take a path',
};

const project = new Project({ tsConfigFilePath: path.join(generated, 'tsconfig.json') });
const vendor = project.addSourceFileAtPath(path.join(vendorFolder, 'dist/index.d.ts'));
const index = project.getSourceFileOrThrow(path.join(generated, 'src/index.ts'));
const theirs = vendor.getExportedDeclarations();
const ours = index.getExportedDeclarations();
const checker = project.getTypeChecker();

const declared = [...theirs].flatMap(([name, [declaration]]) => (declaration === undefined ? [] : [{ name, declaration }]));
const interfaces = declared.filter(({ declaration }) => Node.isInterfaceDeclaration(declaration));

describe('each type that the vendor’s package exports', () => {
  it('is exported under its name, and of the same kind: a class is a class', () => {
    expect(declared.length).toBe(41);
    const missing = declared.filter(({ name, declaration }) => {
      const own = ours.get(name)?.[0];
      return own === undefined || Node.isClassDeclaration(own) !== Node.isClassDeclaration(declaration);
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it.each(interfaces.map(({ name, declaration }) => [name, declaration] as const))('%s has its members, optional where they are', (name, declaration) => {
    const members = propertiesOf(declaration.getType());
    const own = propertiesOf(typeNamed(name));
    expect([...members.keys()].filter((member) => !own.has(member))).toEqual([]);
    for (const [member, symbol] of members) expect({ member, optional: own.get(member)?.isOptional() }).toEqual({ member, optional: symbol.isOptional() });
    const added = [...own].filter(([member, symbol]) => !members.has(member) && !symbol.isOptional());
    expect(added.map(([member]) => member)).toEqual([]);
  });

  it.each(interfaces.map(({ name, declaration }) => [name, declaration] as const))('%s has members of fitting types', (name, declaration) => {
    const own = propertiesOf(typeNamed(name));
    const isSent = /Params$|Config$/.test(name);
    for (const [member, symbol] of propertiesOf(declaration.getType())) {
      const their = valueOf(symbol);
      const our = valueOf(own.get(member));
      // What callers pass must be accepted; what they receive must be usable as before.
      const fits = isSent ? isAssignable(their, our) : isUsableAs(our, their);
      expect(fits, `${name}.${member}: ${our?.getText()} for ${their?.getText()}`).toBe(true);
    }
  });

  it('WebhookEvent: every name that could be given still can', () => {
    const names = theirs.get('WebhookEvent')?.[0]?.getType();
    expect(names?.getUnionTypes().length).toBeGreaterThanOrEqual(21);
    expect(isAssignable(names, typeNamed('WebhookEvent'))).toBe(true);
  });
});

describe('the client', () => {
  const resources = [...propertiesOf(declarationOf(theirs, 'Pocketsflow').getType())].filter(([, symbol]) => isPublic(symbol));
  const methods = resources.flatMap(([resource, symbol]) =>
    [...propertiesOf(symbol.getTypeAtLocation(vendor))].filter(([, method]) => isPublic(method)).map(([method]) => `${resource}.${method}`),
  );

  const argumentsOf = compareArguments(methods.filter((access) => ownMethod(access) !== undefined));

  it('has each resource and each method', () => {
    expect(methods).toHaveLength(41);
    const missing = methods.filter((access) => ownMethod(access) === undefined);
    const others = resources.filter(([name]) => propertiesOf(typeNamed('Pocketsflow')).get(name) === undefined).map(([name]) => `Pocketsflow.${name}`);
    expect([...missing, ...others].filter((access) => !(access in exceptions))).toEqual([]);
  });

  it.each(methods)('%s takes what it took', (access) => {
    const [their, our] = argumentsOf.get(access) ?? [];
    expect(their?.isTuple()).toBe(true);
    expect(isAssignable(their, our), `${their?.getText()} for ${our?.getText()}`).toBe(true);
  });

  it('is constructed with what the vendor’s client takes', () => {
    const config = declarationOf(theirs, 'PocketsflowConfig').getType();
    expect(isAssignable(config, typeNamed('PocketsflowOptions'))).toBe(true);
  });

  it('throws an error with the same members', () => {
    const own = propertiesOf(typeNamed('PocketsflowError'));
    for (const [member, symbol] of propertiesOf(declarationOf(theirs, 'PocketsflowError').getType())) {
      expect({ member, optional: own.get(member)?.isOptional() }).toEqual({ member, optional: symbol.isOptional() });
      expect(isUsableAs(valueOf(own.get(member)), valueOf(symbol)), member).toBe(true);
    }
  });

  it('has every exception that is listed for a reason', () => {
    for (const access of Object.keys(exceptions)) {
      const [name = '', member = ''] = access.split('.');
      expect(propertiesOf(declarationOf(theirs, name).getType()).has(member), access).toBe(true);
      expect(propertiesOf(typeNamed(name)).has(member), access).toBe(false);
    }
  });
});

/** The argument lists of a method in both packages, as tuples: one that fits the other can be spread into its call. */
function compareArguments(accesses: readonly string[]): ReadonlyMap<string, readonly [Type, Type]> {
  const imports = [`import type { Pocketsflow as Theirs } from ${JSON.stringify(vendor.getFilePath().replace(/\.d\.ts$/, '.js'))};`, `import type { Pocketsflow as Ours } from './index.js';`];
  const aliases = accesses.flatMap((access, place) => {
    const member = access.split('.').map((name) => `['${name}']`).join('');
    return [`type Theirs${place} = Parameters<Theirs${member}>;`, `type Ours${place} = Parameters<Ours${member}>;`];
  });
  const file = project.createSourceFile(path.join(generated, 'src/compare-arguments.ts'), [...imports, ...aliases].join('\n'));
  return new Map(accesses.map((access, place) => [access, [file.getTypeAliasOrThrow(`Theirs${place}`).getType(), file.getTypeAliasOrThrow(`Ours${place}`).getType()]]));
}

function ownMethod(access: string): Type | undefined {
  const [resource = '', method = ''] = access.split('.');
  const found = propertiesOf(typeNamed('Pocketsflow')).get(resource);
  return found === undefined ? undefined : propertiesOf(found.getTypeAtLocation(index)).get(method)?.getTypeAtLocation(index);
}

function declarationOf(all: ReadonlyMap<string, ExportedDeclarations[]>, name: string): ExportedDeclarations {
  const [declaration] = all.get(name) ?? [];
  if (declaration === undefined) throw new Error(`${name} is not exported.`);
  return declaration;
}

function typeNamed(name: string): Type {
  return declarationOf(ours, name).getType();
}

function propertiesOf(type: Type): ReadonlyMap<string, TypeSymbol> {
  return new Map(type.getProperties().map((symbol) => [symbol.getName(), symbol]));
}

function isPublic(symbol: TypeSymbol): boolean {
  return !symbol.getDeclarations().some((declaration) => Node.isModifierable(declaration) && declaration.hasModifier('private'));
}

/** The type of a member's value where it is there. */
function valueOf(symbol: TypeSymbol | undefined): Type | undefined {
  if (symbol === undefined) return undefined;
  const type = symbol.getTypeAtLocation(index);
  return symbol.isOptional() ? type.getNonNullableType() : type;
}

function isAssignable(from: Type | undefined, to: Type | undefined): boolean {
  return from !== undefined && to !== undefined && checker.compilerObject.isTypeAssignableTo(from.compilerType, to.compilerType);
}

/**
 * Whether what is received can be used as before. Lists of values are open in what is received: the known ones and any other
 * string. Types that are compared by themselves, by their names, are taken to fit here.
 */
function isUsableAs(our: Type | undefined, their: Type | undefined): boolean {
  if (our === undefined || their === undefined) return false;
  if (isAssignable(our, their)) return true;
  if (our.isArray() && their.isArray()) return isUsableAs(our.getArrayElementType(), their.getArrayElementType());
  if (our.isTypeParameter() && their.isTypeParameter()) return true;
  const name = their.getSymbol()?.getName();
  if (name !== undefined && theirs.has(name) && our.getSymbol()?.getName() === name) return true;
  return isOpenListOf(our, their);
}

function isOpenListOf(our: Type, their: Type): boolean {
  return their.isUnion() && their.getUnionTypes().every((arm) => arm.isStringLiteral() && isAssignable(arm, our)) && our.getUnionTypes().some((arm) => arm.isIntersection());
}
