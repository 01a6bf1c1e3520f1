// What the API uses of the runtime: bundlers leave out what hangs on a constant that is false.

/** A parameter is beside a body, or more than a plain value in the query under its own name. */
export const usesListedParams: boolean = false;

/** A parameter is sent as a cookie. */
export const usesCookies: boolean = false;

/** A parameter is sent as a header. */
export const usesHeaders: boolean = false;

/** A variable of a path is no plain value, or not in `simple` style. */
export const usesPathStyles: boolean = false;

/** An operation has a server of its own. */
export const usesServers: boolean = false;

/** The document says how failed attempts are repeated. */
export const usesRetryPolicies: boolean = false;

/** A credential is sent in the query. */
export const usesQueryKeys: boolean = false;

/** An operation answers with a stream. */
export const usesStreams: boolean = false;

/** Integers of 64 bits are bigints, in JSON that is sent too. */
export const usesBigInts: boolean = false;
