import type { PageState } from '../operation.js';
import { at, type PropertyPath } from './property.js';

/** Whether more follows after a page; undefined where the answer does not say. */
export type More<Page = PageState> = (page: Page) => boolean | undefined;

/** A page of a list that counts its items. */
export interface CountedPage extends PageState {
  readonly itemsBefore: number;
}

/** A page of a list that counts its pages too. */
export interface NumberedPage extends CountedPage {
  readonly pagesBefore: number;
}

/** The first of some conditions that says anything. */
export function firstSaid<Page>(...conditions: readonly More<Page>[]): More<Page> {
  return (page) => conditions.map((says) => says(page)).find((said) => said !== undefined);
}

/** A boolean of the body: more pages follow. */
export function hasMore(path: PropertyPath): More {
  return ({ body }) => {
    const said = at(body, path);
    return typeof said === 'boolean' ? said : undefined;
  };
}

/** A number of the body: how many pages there are. */
export function totalPages(path: PropertyPath): More<NumberedPage> {
  return ({ body, pagesBefore }) => {
    const total = at(body, path);
    return typeof total === 'number' ? pagesBefore + 1 < total : undefined;
  };
}

/** A number of the body: how many items there are in all pages. */
export function totalCount(path: PropertyPath): More<CountedPage> {
  return ({ body, items, itemsBefore }) => {
    const total = at(body, path);
    return typeof total === 'number' ? items.length > 0 && itemsBefore + items.length < total : undefined;
  };
}

/**
 * For a body that does not say. An empty page is the end. So is one shorter than the page size that was asked for, but only
 * after a page that had this size: a first short page may as well come from a server that allows no larger ones.
 *
 * @param size member of `params` with the items a page has
 */
export function whileFull(size = ''): More {
  return ({ params, items, previous }) => {
    const asked = Number(params[size] ?? NaN);
    return items.length > 0 && !(items.length < asked && previous.length >= asked);
  };
}
