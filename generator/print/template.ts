import Handlebars from 'handlebars';

/** Data of a template: prepared values only, no functions. */
export type TemplateData = { readonly [name: string]: TemplateValue };
export type TemplateValue = string | number | boolean | undefined | readonly TemplateValue[] | { readonly [name: string]: TemplateValue };

/**
 * Renders a Handlebars template, strict: a name that the data lacks is an error of ours. Values are written as they
 * are (the output is no HTML), so that what comes from a document must have passed emit/safe.ts.
 */
export function renderTemplate(template: string, data: TemplateData): string {
  const render = Handlebars.create().compile(template, { strict: true, noEscape: true, knownHelpersOnly: true, preventIndent: true });
  return render(data);
}
