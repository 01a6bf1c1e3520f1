/**
 * Percent-encodes everything but the unreserved characters (RFC 3986, section 2.3), also the five that
 * encodeURIComponent leaves.
 */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * As {@link encode}, but lets reserved characters and percent-encoded triples pass: `allowReserved` of the Parameter
 * Object, which is the reserved expansion of RFC 6570, section 3.2.3.
 *
 * @param unsafe reserved characters that would end or split the value where it stands, and are encoded all the same
 */
export function encodeReserved(text: string, unsafe: string): string {
  return text
    .split(/(%[\dA-F]{2}|[:/?#[\]@!$&'()*+,;=])/i)
    .map((part, index) => (index % 2 === 1 && !unsafe.includes(part) ? part : encode(part)))
    .join('');
}
