import { browserBuild } from './build.js';
import { hide } from './errors/details.js';

/** The method that `console.log` and `util.inspect` call on Node, Bun and Deno to learn what to print of an object. */
export const printed: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** Lets objects of a class print as its name and a few words: `Orders { list, get }`. */
export function printAs<T extends object>(kind: { readonly prototype: T }, words: (object: T) => readonly string[]): void {
  // The consoles of pages show objects in their own way.
  if (browserBuild) return;
  hide(kind.prototype, printed, function (this: T) {
    return `${this.constructor.name} { ${words(this).join(', ')} }`;
  });
}

/** The members by which an object is printed and serialised in other words. The consoles of pages show objects in their own way. */
export function printingBy(show: () => object): object {
  return browserBuild ? { toJSON: show } : { [printed]: show, toJSON: show };
}
