import { splitWords } from '../../names/words.js';

/** A name in the one spelling in which the terms below are given: `nextPageToken`, `next-page-token` and `page[token]` lose their case and their signs. */
export function termOf(name: string): string {
  return splitWords(name).join('_').toLowerCase();
}

/**
 * What the parts of a list in pages are called. A name that is not here may mean the same, but then it takes a person to say so:
 * these mean nothing else beside a list.
 */
export const terms: Readonly<Record<'page' | 'offset' | 'size' | 'cursor' | 'lastId' | 'hasMore' | 'totalCount' | 'totalPages' | 'nextUrl' | 'holder' | 'items', ReadonlySet<string>>> = {
  /** Parameters: the number of a page. */
  page: new Set(['page', 'page_number', 'page_num', 'page_no', 'page_index', 'current_page']),
  /** Parameters: the number of items to skip. */
  offset: new Set(['offset', 'skip']),
  /** Parameters: how many items a page has. */
  size: new Set(['per_page', 'page_size', 'limit', 'size', 'page_limit', 'items_per_page', 'results_per_page', 'max_results', 'first']),
  /** Parameters: a place in the list. Which member of a response is the next one is told apart by {@link isNextOf}. */
  cursor: new Set(['cursor', 'page_cursor', 'page_token', 'next_token', 'next_page_token', 'pagination_token', 'continuation_token', 'marker', 'after', 'start_cursor', 'next_cursor']),
  /** Parameters: the identifier of the last item that was seen. */
  lastId: new Set(['starting_after', 'start_after', 'after_id']),
  /** Booleans of a response: more follows. */
  hasMore: new Set(['has_more', 'has_next', 'has_next_page', 'has_more_items', 'has_more_results', 'is_truncated', 'more']),
  /** Integers of a response: the items of all pages together. */
  totalCount: new Set(['total', 'total_count', 'total_items', 'total_results', 'total_records', 'total_elements', 'total_entries']),
  /** Integers of a response: the pages that there are. */
  totalPages: new Set(['total_pages', 'page_count', 'num_pages', 'last_page']),
  /** Strings of a response that are the address of the next page by their name alone. */
  nextUrl: new Set(['next_url', 'next_uri', 'next_href', 'next_link', 'next_page_url', 'next_page_uri', 'next_page_link', 'odata_next_link']),
  /** Objects of a response that hold what is said of the pages, and nothing of the items. */
  holder: new Set(['meta', 'metadata', 'pagination', 'paging', 'page', 'pages', 'page_info', 'page_metadata', 'response_metadata', 'next_page', 'next', 'cursors', 'links', 'page_context']),
  /** Arrays of a response that are its items, where it has others too. */
  items: new Set(['data', 'items', 'results', 'entries', 'records', 'value', 'values']),
};

/**
 * Whether a member of a response is the next value of a cursor parameter, by their names: `next_cursor` of `cursor`, `nextPageToken`
 * of `page_token`, `next_page.offset` of `offset`, `cursors.after` of `after`.
 *
 * @param parameter term of the parameter
 * @param member term of the member
 * @param holder term of the object that the member stands in, empty at the top
 */
export function isNextOf(parameter: string, member: string, holder: string): boolean {
  if (['next', 'next_page', 'cursors'].includes(holder) && member === parameter) return true;
  const rest = /^next_(.+)$/u.exec(member)?.[1];
  return rest !== undefined && rest === parameter.replace(/^(?:next|start|starting|from)_/u, '');
}

/** Whether a member names the end of the page that was given, which a boolean for more pages makes the next cursor: `last_id`, `end_cursor`. */
export function isEndOf(parameter: string, member: string): boolean {
  return (['after', 'after_id', 'starting_after'].includes(parameter) && member === 'last_id') || (parameter === 'after' && member === 'end_cursor');
}
