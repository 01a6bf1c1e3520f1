import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Schema, SchemaId } from '../ir/model.js';
import { wordsOf } from '../ir/names/words.js';
import { schemaKey } from '../lock/held.js';
import { kebabCase, pascalCase } from './casing.js';
import type { Reach } from './placement.js';
import { placeModel } from './placement.js';
import type { ModelPlan } from './plan.js';
import { createScope, type Scope } from './scope.js';

/** Names of the types, by schema. */
export type TypeNames = ReadonlyMap<SchemaId, string>;

/**
 * Gives schemas their type names: the author's where it is free, first those that are spelled like one, else one with `Model` behind it (a schema called `Error`
 * or `Response` must not shadow the global), else a number, with a diagnostic.
 */
export function nameModels(schemas: Iterable<Schema>, types: Scope, report: (diagnostic: Diagnostic) => void): TypeNames {
  const names = new Map<SchemaId, string>();
  for (const schema of exactFirst([...schemas])) {
    const suffix = schema.requestViewOf === undefined ? '' : 'Input';
    const own = schema.names.map((words) => `${pascalCase(words)}${suffix}`);
    const [first = 'Model', ...rest] = own;
    const taken = types.take(types.reserves(first) ? [`${first}Model`, ...rest] : [first, ...rest, `${first}Model`], schemaKey(schema.id));
    if (taken.numbered) {
      report({
        code: 'name-numbered',
        severity: 'info',
        message: `Every name for this schema is taken (${own.join(', ')}); it is called ${taken.name} in the SDK.`,
        place: schema.origin,
        fix: 'Give it a name with x-sdk-name.',
      });
    }
    names.set(schema.id, taken.name);
  }
  return names;
}

/** Of `foo` and `Foo` the second is called Foo, whichever the document has first. */
function exactFirst(schemas: readonly Schema[]): readonly Schema[] {
  const isExact = ({ names: [best] }: Schema): boolean => best.join('') === pascalCase(best);
  return [...schemas.filter(isExact), ...schemas.filter((schema) => !isExact(schema))];
}

/** Puts every model into a file. Inline schemas stand beside the schema or the operation that they were written in. */
export function placeModels(schemas: readonly Schema[], names: TypeNames, reach: ReadonlyMap<SchemaId, Reach>, flattened: ReadonlySet<SchemaId>): ReadonlyMap<SchemaId, ModelPlan> {
  const files = createScope(new Set(), false);
  const models = new Map<SchemaId, ModelPlan>();
  const places = new Map<string, string>();
  const ordered = [...schemas].sort((a, b) => Number(a.naming === 'inline') - Number(b.naming === 'inline'));
  for (const schema of ordered) {
    const name = names.get(schema.id) ?? 'Model';
    const owner = schema.naming === 'inline' || schema.requestViewOf !== undefined ? ownerOf(schema, places) : undefined;
    const file = owner ?? placeModel(schema, reach.get(schema.id)) ?? files.take([`models/${kebabCase(wordsOf([name], ['model']))}`]).name;
    places.set(`${schema.origin.file}#${schema.origin.pointer}`, file);
    models.set(schema.id, {
      schema,
      symbol: { name, file },
      open: isOpen(schema),
      declared: !flattened.has(schema.id),
    });
  }
  return new Map(schemas.flatMap((schema) => {
    const model = models.get(schema.id);
    return model === undefined ? [] : [[schema.id, model] as const];
  }));
}

/**
 * Whether what is declared has an arm for what the API adds later. An enum or a union that travels both ways is declared
 * closed; where it is received, the place that refers to it adds the arm.
 */
function isOpen({ type, direction }: Schema): boolean {
  return type.kind === 'enum' || type.kind === 'union' ? !direction.request : direction.response || !direction.request;
}

/** The file of the nearest schema that this one is written in. */
function ownerOf(schema: Schema, places: ReadonlyMap<string, string>): string | undefined {
  let { pointer } = schema.origin;
  for (;;) {
    const place = places.get(`${schema.origin.file}#${pointer}`);
    if (place !== undefined || pointer === '') return place;
    pointer = pointer.slice(0, pointer.lastIndexOf('/'));
  }
}
