import { readFile, type FileInput } from './file.js';

/** What a file is called and what it is, where its data does not tell. */
export interface ToFileOptions {
  /** Media type. */
  readonly type?: string | undefined;
  /** Milliseconds since 1970. */
  readonly lastModified?: number | undefined;
}

/**
 * Makes a File, which holds its data in memory: it can be sent more than once, so that a call with it can be retried.
 *
 * @param data bytes, text, a Blob or File, a Response, a stream of the web or of Node, an async iterable of bytes or text, or a
 *   promise of one; it is read to its end
 * @param name absent: that of the file, of the path of a Node file stream, or of a Response's URL, else `file`
 * @throws InvalidRequestError if it is none of these, or was read already
 *
 * @example
 * ```ts
 * const file = await toFile(createReadStream('report.pdf'), 'march.pdf');
 * ```
 */
export async function toFile(data: FileInput | string | PromiseLike<FileInput | string>, name?: string, { type, lastModified }: ToFileOptions = {}): Promise<File> {
  const given = await data;
  if (given instanceof File && name === undefined && type === undefined && lastModified === undefined) return given;
  const { content, filename, contentType } = readFile(typeof given === 'string' ? { data: given, filename: name } : given, 'data');
  const whole = content instanceof Blob ? content : await new Response(content).blob();
  const called = name ?? (filename || 'file');
  const modified = lastModified ?? (given instanceof File ? given.lastModified : undefined);
  return new File([whole], called, { type: type ?? contentType ?? readFile({ data: whole, filename: called }, 'data').contentType ?? '', ...(modified !== undefined && { lastModified: modified }) });
}
