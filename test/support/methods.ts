/** A method of a client, found by walking it: what it is called, and which operation it says it is. */
export interface FoundMethod {
  readonly access: string;
  readonly operation: { readonly id: string; readonly method: string; readonly path: string };
  readonly call: (...args: readonly unknown[]) => PromiseLike<unknown>;
}

/** Every method below a client, resources within resources included. */
export function methodsOf(client: object, access = 'client'): readonly FoundMethod[] {
  return Object.entries(client).flatMap(([name, value]): readonly FoundMethod[] => {
    const path = `${access}.${name}`;
    if (isMethod(value)) return [{ access: path, operation: value.operation, call: value }];
    return typeof value === 'object' && value !== null ? methodsOf(value, path) : [];
  });
}

type Callable = ((...args: readonly unknown[]) => PromiseLike<unknown>) & { readonly operation: FoundMethod['operation'] };

function isMethod(value: unknown): value is Callable {
  return typeof value === 'function' && 'operation' in value;
}
