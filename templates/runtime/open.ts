declare const unrecognized: unique symbol;

/** A string that this version of the SDK does not know. No literal is one, so that a comparison with a known value leaves it out. */
export type Unrecognized = string & { readonly [unrecognized]: true };

/**
 * The arm of a union for variants that the API adds later: its tag is none of the known ones, its other members are
 * whatever the server sent. `switch` over the tag narrows to the known variants and leaves this one to `default`.
 */
export type UnknownVariant<Tag extends string> = { readonly [Name in Tag]: Unrecognized } & {
  readonly [member: string]: unknown;
};
