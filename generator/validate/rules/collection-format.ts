import type { Rule } from '../rule.js';

/** Where the ways of Swagger 2.0 to write an array (`collectionFormat`) have no counterpart among the styles of OpenAPI 3. */
export const collectionFormat: Rule = {
  code: 'parameter-style',
  severity: 'warning',
  check: (index) => {
    if (index.document.version !== '2.0') return [];
    return index.of('parameter').flatMap((node) => {
      const format = node.get('collectionFormat');
      const location = node.string('in');
      if (!format || typeof format.value !== 'string' || node.string('type') !== 'array') return [];
      const listed = location === 'query' || location === 'formData';
      if (format.value === 'csv' || (listed && format.value !== 'tsv')) return [];
      return [
        {
          node: format,
          message: `An array in the ${location ?? 'request'} cannot be written as "${format.value}"; commas are used.`,
          fix: `Use one of: ${listed ? 'csv, ssv, pipes, multi' : 'csv'}.`,
        },
      ];
    });
  },
};
