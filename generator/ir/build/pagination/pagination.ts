import type { Node } from '../../../source/document.js';
import type { Content, Operation, Pagination, Response } from '../../model.js';
import { report, type Build } from '../context.js';
import type { Types } from '../schema/lookup.js';
import { checkPagination, type Declaration } from './check.js';
import { recognisePagination, type Recognition } from './recognise.js';
import { isDenied, ownExtension, statedPagination, type StatedPagination } from './stated.js';

/**
 * How the list of an operation goes on: as `x-pagination` or an extension of another tool states it, else as its schemas show
 * it beyond doubt. Either way every name is checked against the parameters and the response.
 *
 * @param types settled schemas
 * @returns nothing where there are no pages, where a name leads nowhere (reported, as an error where the extension is ours,
 *   which nobody writes but for this), or where the schemas leave a doubt (reported with the line that would settle it)
 */
export function paginationOf(node: Node, operation: Operation, types: Types, build: Build): Pagination | undefined {
  if (isDenied(node)) return undefined;
  const stated = statedPagination(node);
  const successes = successesOf(operation);
  const body = successes.flatMap(({ contents }) => contents.filter(({ codec }) => codec === 'json')).at(0)?.type;
  if (stated !== undefined) return checked({ stated, operation, body, types, problems: [] }, stated, build);
  // Where there are several successes, what follows from the schema of one does not hold for all.
  const [success, other] = successes;
  if (body === undefined || success === undefined || other !== undefined || success.contents.some(isStream)) return undefined;
  const recognition = recognisePagination(operation, success, body, types);
  if (recognition === undefined) return undefined;
  const declaration: Declaration = { stated: recognition.said, operation, body, types, problems: [] };
  const pagination = checkPagination(declaration);
  const doubt = recognition.doubt ?? declaration.problems[0];
  if (doubt === undefined) return pagination;
  report(build, {
    code: 'pagination-undecided',
    severity: 'info',
    message: `Operation ${operation.id} looks like a list in pages, but ${doubt}; its method gives one page.`,
    at: node,
    fix: `If it is one, add to the operation, corrected where needed: \`${lineOf(recognition.said)}\`. If not: \`${ownExtension}: false\`.`,
  });
  return undefined;
}

function checked(declaration: Declaration, stated: StatedPagination, build: Build): Pagination | undefined {
  const pagination = checkPagination(declaration);
  for (const problem of declaration.problems) {
    report(build, {
      code: 'pagination-mismatch',
      severity: stated.extension === ownExtension ? 'error' : 'warning',
      message: `\`${stated.extension}\` of operation ${declaration.operation.id} does not fit: ${problem}.`,
      at: stated.node,
      fix: 'Name parameters and members of the response as the operation declares them, with dots between levels: `pagination.hasMore`.',
    });
  }
  return declaration.problems.length === 0 ? pagination : undefined;
}

/** As YAML that can be pasted. */
function lineOf({ style, members, firstPage }: Recognition['said']): string {
  const plain = (text: string): string => (/^[A-Za-z_][\w.-]*$/u.test(text) ? text : JSON.stringify(text));
  const entries = [`style: ${style}`, ...[...members].map(([key, text]) => `${key}: ${plain(text)}`), ...(firstPage === undefined ? [] : [`firstPage: ${firstPage}`])];
  return `${ownExtension}: { ${entries.join(', ')} }`;
}

function isStream({ codec }: Content): boolean {
  return codec === 'sse' || codec === 'jsonl';
}

function successesOf({ responses }: Operation): readonly Response[] {
  return responses.filter(({ match }) => (match.kind === 'status' && match.status >= 200 && match.status < 300) || (match.kind === 'range' && match.hundreds === 2));
}
