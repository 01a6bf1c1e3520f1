import type { MethodPlan, Plan, ResourcePlan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import type { TemplateData } from '../../print/template.js';
import { createCodeFile } from '../file.js';
import { resultType } from '../declarations/resources.js';
import { markdownCode, markdownLine } from '../safe.js';
import { printType, type TypeContext } from '../types.js';

/** Data of api.md: a line a method, with the call, its method and path in one code span, and its types. */
export function apiDocument(plan: Plan, schemas: Schemas): TemplateData {
  const context: TypeContext = { file: createCodeFile('api'), plan, schemas, open: true };
  return {
    title: markdownLine(plan.api.title),
    resources: plan.resources.map((resource) => resourceData(resource, plan, context)),
    events:
      plan.webhooks.length === 0
        ? undefined
        : plan.webhooks.map(({ event }) => ({ name: markdownCode(event.event), payload: markdownCode(printType(event.payload, context)) })),
  };
}

function resourceData(resource: ResourcePlan, plan: Plan, context: TypeContext): TemplateData {
  const { summary, description } = resource.resource.docs;
  const docs = summary ?? description;
  const types = [...plan.models.values()].filter((model) => model.declared && model.symbol.file === resource.symbol.file);
  return {
    heading: '#'.repeat(Math.min(resource.access.split('.').length, 6)),
    access: resource.access,
    docs: docs === undefined ? undefined : markdownLine(docs),
    types: types.length === 0 ? undefined : types.map((model) => markdownCode(model.symbol.name)).join(', '),
    methods: resource.methods.length === 0 ? undefined : resource.methods.map((method) => methodData(method, context)),
  };
}

function methodData(method: MethodPlan, context: TypeContext): TemplateData {
  const { operation, params } = method;
  const args = [...method.pathArguments.map((argument) => argument.name), ...(params === undefined ? [] : [params.optional ? 'params?' : 'params']), 'options?'];
  const takes = params === undefined ? [] : [markdownCode(params.symbol.name)];
  const gives = markdownCode(resultType(method.result, context));
  const item = operation.pagination === undefined ? '' : ` of ${markdownCode(printType(operation.pagination.itemType, context))}`;
  return {
    call: markdownCode(`${method.access}(${args.join(', ')})`),
    route: markdownCode(`${operation.verb} ${operation.path.template}`),
    types: [...takes, '→', `${gives}${item}`].join(' '),
  };
}
