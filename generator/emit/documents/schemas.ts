import type { Operation, SchemaId, StatusMatch, Type } from '../../ir/model.js';
import type { Plan } from '../../plan/plan.js';
import { block, namedShapes, nameShapes, shape } from './shape.js';

/**
 * The module with what the schemas say of the JSON bodies that the API answers with: by operation and status, and the
 * named schemas that these lead to. It is data, one schema or operation a line, and as long as a sixth of an SDK: laying
 * it out like code would take longer than all the rest.
 */
export function schemasModule(plan: Plan): string {
  const bodies = answeredBodies(plan);
  const names = answeredNames(plan);
  const answers = bodies.map(([id, statuses]) => [id, Object.fromEntries(statuses.map(([status, type]) => [status, shape(type, names)]))] as const);
  return [
    "import type { Shapes } from './core/features/shapes.js';",
    '',
    '/** The JSON bodies that the API answers with, as its document describes them. Only the drift reporter imports this. */',
    '// prettier-ignore',
    'export const shapes: Shapes = {',
    ...block('named', namedShapes(names, names, plan)),
    ...block('answers', answers),
    '};',
    '',
  ].join('\n');
}

/** The JSON body of each documented status. */
function answersOf({ responses }: Operation): readonly (readonly [status: string, type: Type])[] {
  return responses.flatMap(({ match, contents }) => {
    const types = contents.filter((content) => content.codec === 'json').map((content) => content.type);
    const [only, ...others] = types.filter((type) => type.kind !== 'unknown');
    // Several documented bodies are not told apart here: no difference can be found between them.
    return only === undefined || others.length > 0 ? [] : [[statusKey(match), only] as const];
  });
}

export function statusKey(match: StatusMatch): string {
  switch (match.kind) {
    case 'status':
      return String(match.status);
    case 'range':
      return `${match.hundreds}XX`;
    case 'default':
      return 'default';
  }
}

function answeredBodies(plan: Plan): readonly (readonly [id: string, answers: ReturnType<typeof answersOf>])[] {
  const methods = plan.resources.flatMap((resource) => resource.methods);
  return methods.map(({ operation }) => [operation.id, answersOf(operation)] as const).filter(([, answers]) => answers.length > 0);
}

/** The schemas that the module names. */
export function answeredNames(plan: Plan): ReadonlyMap<SchemaId, string> {
  const types = answeredBodies(plan).flatMap(([, answers]) => answers.map(([, type]) => type));
  return nameShapes(types, plan);
}
