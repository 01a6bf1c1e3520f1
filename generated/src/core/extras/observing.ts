import type { FeatureParts, Middleware } from '../middleware.js';

/** Sends a request, and shows each answer to the features that only look at answers. */
export function observing(parts: readonly FeatureParts[]): Middleware {
  return async (request, next, context) => {
    const response = await next(request);
    for (const { observe } of parts) observe?.(response, context);
    return response;
  };
}
