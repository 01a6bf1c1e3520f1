import { contentTypeOf } from '../response/content-type.js';

/** The body of a request, read as its media type says. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'malformed' }
  /** The fields of a form; a file has no text. */
  | { readonly kind: 'form'; readonly fields: readonly (readonly [name: string, text: string | undefined])[] }
  | { readonly kind: 'other' };

/** A request as the mock received it. */
export interface Arrived {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Media type of the body, in lower case, without parameters; empty where there is none. */
  readonly mediaType: string;
  /** The body as text, empty where there is none. */
  readonly text: string;
  readonly content: Content;
}

/** Reads a request to its end. */
export async function readRequest(input: string, init: RequestInit | undefined): Promise<Arrived> {
  const request = new Request(input, init);
  const bytes = await request.arrayBuffer();
  const body = new Response(bytes, { headers: { 'content-type': request.headers.get('content-type') ?? '' } });
  const mediaType = contentTypeOf(body);
  const text = new TextDecoder().decode(bytes);
  return { method: request.method, url: new URL(request.url), headers: request.headers, mediaType, text, content: await contentOf(body, mediaType, text) };
}

async function contentOf(body: Response, mediaType: string, text: string): Promise<Content> {
  if (text === '') return { kind: 'none' };
  if (/[/+]json$/.test(mediaType)) {
    try {
      return { kind: 'json', value: JSON.parse(text) };
    } catch {
      return { kind: 'malformed' };
    }
  }
  if (mediaType !== 'multipart/form-data' && mediaType !== 'application/x-www-form-urlencoded') return { kind: 'other' };
  try {
    const fields: [string, string | undefined][] = [];
    (await body.formData()).forEach((value, name) => fields.push([name, typeof value === 'string' ? value : undefined]));
    return { kind: 'form', fields };
  } catch {
    return { kind: 'malformed' };
  }
}
