import type { Node } from '../../../source/document.js';

/** Extensions that name the resource of an operation: dots between the levels, or a list of them. First that is there wins. */
const resourceExtensions: readonly string[] = ['x-sdk-resource', 'x-speakeasy-group', 'x-fern-sdk-group-name'];

/** Extensions that name the method. */
const methodExtensions: readonly string[] = ['x-sdk-method', 'x-speakeasy-name-override', 'x-fern-sdk-method-name'];

/** The resource that the document pins, from the client down. */
export function pinnedResource(operation: Node): readonly string[] | undefined {
  for (const extension of resourceExtensions) {
    const names = operation.strings(extension) ?? operation.string(extension)?.split('.');
    if (names !== undefined) return names;
  }
  return undefined;
}

/** The method that the document pins. */
export function pinnedMethod(operation: Node): string | undefined {
  for (const extension of methodExtensions) {
    const name = operation.string(extension);
    if (name !== undefined) return name;
  }
  return undefined;
}
