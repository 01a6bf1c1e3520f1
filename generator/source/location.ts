import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Names of files, of which there are three: the URL that identifies it, the name in the document, the name for people. */

/** A file of the document that is read from standard input. */
export const stdinName = '<stdin>';

/** Whether a path given by the user is a URL to be fetched. */
export function isRemote(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/** The URL of what the user named: a path counts from the working directory, `-` is a file in it. */
export function locationOf(path: string, cwd: string): URL {
  if (isRemote(path)) return new URL(path);
  return pathToFileURL(path === '-' ? resolve(cwd, stdinName) : resolve(cwd, path));
}

/**
 * Resolves the file part of a reference (RFC 3986, section 5) against the file that holds it.
 *
 * @returns undefined where the text is no URI reference
 */
export function joinLocation(reference: string, base: URL): URL | undefined {
  try {
    const url = new URL(reference, base);
    url.hash = '';
    return url;
  } catch {
    return undefined;
  }
}

/** Whether the file of a reference is a template such as `http://localhost:${port}/a.yaml`, which some other tool fills in. */
export function hasPlaceholder(reference: string): boolean {
  return /\$\{[^}]*\}|\{\{[^}]*\}\}/.test(reference.split('#', 1)[0] ?? '');
}

/** The name of a file in origins: relative to the folder of the root document, with forward slashes, on every platform. */
export function documentName(location: URL, root: URL): string {
  if (location.protocol !== 'file:' || root.protocol !== 'file:') return location.href === root.href ? lastSegment(root) : location.href;
  const path = relative(fileURLToPath(new URL('.', root)), fileURLToPath(location));
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The name of a file for people: relative to the working directory where it is below it. */
export function displayName(location: URL, cwd: string): string {
  if (location.protocol !== 'file:') return location.href;
  const path = fileURLToPath(location);
  const fromHere = relative(cwd, path);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}

function lastSegment(location: URL): string {
  return location.pathname.split('/').at(-1) || location.hostname;
}
