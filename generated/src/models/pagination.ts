/** Where a page stands in the whole list. */
export interface Pagination {
  /** Number of items over all pages, under the filters of the request. */
  totalCount: number;
  /** Number of pages at this `pageSize`; 0 where nothing matches. */
  totalPages: number;
  /** Number of this page; the first is 1. */
  currentPage: number;
  /** Most items that a page of this request can hold. */
  pageSize: number;
  /** Whether a page follows this one. */
  hasMore: boolean;
}
