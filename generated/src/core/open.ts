/**
 * A value that this version of the SDK does not know. A type only: as a member of an enum it is distinct from every
 * literal, so that comparing a tag with a known value rules it out, and still it can be used as the string it is.
 */
declare enum Unrecognized {
  value = 'any other value',
}

/**
 * The arm of a union for variants that the API adds later: its tag is none of the known ones, its other members are
 * whatever the server sent. `switch` over the tag narrows to the known variants and leaves this one to `default`.
 */
export type UnknownVariant<Tag extends string> = { readonly [Name in Tag]: Unrecognized } & {
  readonly [member: string]: unknown;
};
