import Handlebars from 'handlebars';

/** Data of a template: prepared values only, no functions. */
export type TemplateData = { readonly [name: string]: TemplateValue };
export type TemplateValue = string | number | boolean | undefined | readonly TemplateValue[] | { readonly [name: string]: TemplateValue };

/**
 * Renders a Handlebars template, strict: a name that the data lacks is an error of ours. Values are written as they
 * are (the output is no HTML), so that what comes from a document must have passed emit/safe.ts.
 *
 * @throws TemplateError
 */
export function renderTemplate(name: string, template: string, data: TemplateData): string {
  try {
    return Handlebars.create().compile(template, { strict: true, noEscape: true, knownHelpersOnly: true, preventIndent: true })(data);
  } catch (error) {
    throw new TemplateError(name, error instanceof Error ? error.message : String(error));
  }
}

/** A template that can't be rendered: broken, or asking for what it does not get. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly template: string;

  constructor(template: string, reason: string) {
    super(reason);
    this.template = template;
  }
}
