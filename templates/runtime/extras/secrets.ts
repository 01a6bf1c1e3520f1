import { sdk } from '../sdk.js';

// Rather too many than too few. An author alone has nothing to do with authentication.
const secretName =
  /auth(?!or(?!i[sz]))|cookie|session|secret|token|passw|passphrase|pwd|signature|credential|assertion|bearer|jwt|[cx]srf|key]?$|(^|[-_.[])(pass|sig|sid|otp|pin)]?$/i;

/** Whether what has this name (a header, a parameter, a member of a body) must not be shown. */
export function isSecret(name: string): boolean {
  return (
    secretName.test(name) ||
    Object.values(sdk.schemes).some((scheme) => scheme.name.toLowerCase() === name.toLowerCase())
  );
}

/** A text without the secrets in it: in the query of a URL, before its host, behind the name of an HTTP authentication scheme. */
export function redactText(text: string): string {
  return text
    .replace(/:\/\/[^\s/?#]*@/g, '://***@')
    .replace(/([?&;#]([^\s?&;#=]+)=)[^\s&;#]*/g, (whole, start: string, name: string) =>
      isSecret(decode(name)) ? `${start}***` : whole,
    )
    .replace(/\b(bearer|basic)\s+[^\s,;]+/gi, '$1 ***');
}

/** Text that may be percent-encoded; itself where it is not rightly so. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
