import type { Level } from '../rules.js';

/** What the rules hold of two versions of an SDK, as a question that the compiler can answer. */
export interface Claim {
  /** What the question is about, for people. */
  readonly about: string;
  readonly question: Question;
  /** What the rules answer. */
  readonly expected: boolean;
  /** What a no asks of the version. */
  readonly otherwise: Level;
}

/**
 * A type that is `true` where it is so: in it, `Old` and `New` are the main entries of the two versions. Or whether the main
 * entry of a version exports a name.
 */
export type Question = { readonly holds: string } | { readonly exported: string; readonly by: 'old' | 'new' };

/** The types that claims are written with; `core` is the runtime, which both versions share. */
export const vocabulary: string = `
type Assignable<Source, Target> = [Source] extends [Target] ? true : false;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Keeps<Old, New> = [keyof Old] extends [keyof New] ? true : false;
type Takes<Old, New> = [AnyKey<Old>] extends [AnyKey<New>] ? true : false;
type AnyKey<Type> = Type extends unknown ? keyof Type : never;
type Has<Type, Key extends PropertyKey> = Key extends keyof Type ? true : false;
type Arguments<Call> = Call extends (...args: infer Args) => unknown ? Args : 'no function';
type LastArgument<Call> = Required<Arguments<Call>> extends readonly [...unknown[], infer Last] ? Last : 'no argument';
type Value<Call> = Call extends (...args: never[]) => infer Result ? Awaited<Result> : 'no function';
type IsList<Call> = Call extends (...args: never[]) => PagePromise<unknown, unknown, unknown> ? true : false;
type Item<Call> = Call extends (...args: never[]) => PagePromise<infer _Body, infer Found, infer _Failure> ? Found : 'no list';
type Streamed<Call> = Call extends StreamingMethod<infer _Args, infer _Flag, infer Data, infer Found, infer _Failure> ? { value: Data; item: Found } : 'no stream';
type IsStreamed<Call> = Streamed<Call> extends 'no stream' ? false : true;
type Failures<Call> = Call extends (...args: never[]) => APIPromise<infer _Data, infer Failure> ? Failure : 'no failure';
type Body<Call, Status> = Extract<Failures<Call>, { readonly status: Status }> extends { readonly body: infer Found } ? Found : 'no body';
`;
