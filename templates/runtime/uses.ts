/**
 * What an API uses of the parts of the runtime that many don't. The generator writes this file anew for each SDK, and bundlers
 * leave out what hangs on a constant that is false. The one here lets all of the runtime be compiled and tested.
 */

/** A parameter is beside a body, or more than a plain value in the query under its own name. */
export const usesListedParams: boolean = true;

/** A parameter is sent as a cookie. */
export const usesCookies: boolean = true;
/** A parameter is sent as a header. */
export const usesHeaders: boolean = true;
/** A variable of a path is no plain value, or not in `simple` style. */
export const usesPathStyles: boolean = true;
/** An operation has a server of its own. */
export const usesServers: boolean = true;
/** The document says how failed attempts are repeated. */
export const usesRetryPolicies: boolean = true;
/** A credential is sent in the query. */
export const usesQueryKeys: boolean = true;
/** An operation answers with a stream. */
export const usesStreams: boolean = true;
/** Integers of 64 bits are bigints, in JSON that is sent too. */
export const usesBigInts: boolean = true;
