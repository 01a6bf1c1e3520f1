import type { Node } from '../../../source/document.js';
import type { EnumMember, Json, Type } from '../../model.js';
import { report, type Build } from '../context.js';

type Scalar = string | number | boolean;

/** `const` (JSON Schema 2020-12, Validation section 6.1.3). A constant that is no scalar cannot be written as a type. */
export function literalType(node: Node, build: Build): Type | undefined {
  const value = node.get('const')?.value;
  if (value === null) return { kind: 'null' };
  if (isScalar(value)) return { kind: 'literal', value };
  reportComplex(node, build, 'const');
  return undefined;
}

/**
 * `enum` (JSON Schema 2020-12, Validation section 6.1.2), with the names and descriptions that `x-enum-varnames`, `x-enumNames`,
 * `x-enum-descriptions` and `x-ms-enum` give. Null is left to the caller; one value alone is a literal.
 */
export function enumType(node: Node, types: readonly string[], build: Build): Type | undefined {
  const items = node.get('enum')?.items() ?? [];
  const asText = types.length === 1 && types[0] === 'string';
  const members = new Map<Scalar, EnumMember>();
  let complex = false;
  items.forEach((item, index) => {
    if (item.value === null) return;
    if (!isScalar(item.value)) {
      complex = true;
      return;
    }
    const value = asText ? textValue(item.value, item, build) : item.value;
    if (!members.has(value)) members.set(value, { value, ...describe(node, index, value) });
  });
  if (complex) {
    reportComplex(node, build, 'enum');
    return undefined;
  }
  const all = [...members.values()];
  const [only] = all;
  if (only === undefined) return items.length > 0 ? { kind: 'null' } : undefined;
  if (all.length === 1 && only.value !== null) return { kind: 'literal', value: only.value };
  return { kind: 'enum', members: all, open: false };
}

export function isScalar(value: Json | undefined): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** YAML reads an unquoted `yes`, `1.0` or `true` as something else than the string that the schema's type asks for. */
function textValue(value: Scalar, item: Node, build: Build): Scalar {
  if (typeof value === 'string') return value;
  report(build, {
    code: 'enum-value-type',
    severity: 'warning',
    message: `The enum lists the ${typeof value} ${JSON.stringify(value)}, but its type is string; it is taken as "${String(value)}".`,
    at: item,
    fix: `Write the value in quotes: "${String(value)}".`,
  });
  return String(value);
}

function describe(node: Node, index: number, value: Scalar): Omit<EnumMember, 'value'> {
  const microsoft = node
    .get('x-ms-enum')
    ?.get('values')
    ?.items()
    .find((entry) => entry.get('value')?.value === value);
  const name = listed(node, ['x-enum-varnames', 'x-enumNames', 'x-enum-names'], index, value) ?? microsoft?.string('name');
  const description = listed(node, ['x-enum-descriptions', 'x-enumDescriptions'], index, value) ?? microsoft?.string('description');
  return { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) };
}

/** What an extension says of one member: a list in the order of the values, or an object by value. */
function listed(node: Node, extensions: readonly string[], index: number, value: Scalar): string | undefined {
  for (const extension of extensions) {
    const holder = node.get(extension);
    const found = holder?.items()[index]?.value ?? holder?.get(String(value))?.value;
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}

function reportComplex(node: Node, build: Build, keyword: string): void {
  report(build, {
    code: 'schema-unsupported',
    severity: 'info',
    message: `\`${keyword}\` holds an array or an object, which has no literal type; the other keywords of the schema decide.`,
    at: node,
    fix: 'Describe the value with `properties` or `prefixItems`.',
  });
}
