/**
 * Types that code written for the npm package `pocketsflow` imports and that the API description has no schema for.
 * With them, changing the import is all it takes to switch.
 */

/** What the constructor takes, as far as that package knew it. */
export interface PocketsflowConfig {
  /** API key: `pk_live_…` or `pk_test_…`. */
  apiKey: string;
  /** Another server than https://api.pocketsflow.com. */
  baseUrl?: string;
  /** Milliseconds for one attempt. */
  timeout?: number;
}

/** A page with its items in `data`. */
export interface PaginatedResponse<T> {
  data: T[];
  pagination: {
    totalCount: number;
    totalPages: number;
    currentPage: number;
    pageSize: number;
    hasMore: boolean;
  };
}

/** The facts of a failed call as plain data. */
export interface ApiError {
  message: string;
  code?: string;
  status?: number;
}
