import type { Obtaining } from '../request/credentials.js';

/** One secret: the client option and the environment variable that give it. */
export interface CredentialSource {
  readonly option: string;
  readonly env: string;
}

export interface KeySource extends CredentialSource {
  /** A key with any other beginning is refused before a request is made. */
  readonly prefixes?: readonly string[] | undefined;
}

/** What a key that was copied rightly looks like. */
export interface KeyFormat extends Pick<KeySource, 'prefixes'> {
  /** The word that the client itself writes before it. */
  readonly word: string;
  /** It may have blanks and characters beyond ASCII. */
  readonly blanks?: boolean;
}

/** How a credential is named by the caller, checked and sent. A kind of scheme that an API does not use is not part of its SDK. */
export interface SecurityScheme {
  readonly in: 'header' | 'query' | 'cookie';
  /** Of the header (in lower case), parameter or cookie that carries the credential. */
  readonly name: string;
  /** The secrets it is made of: a key, or user name and password. */
  readonly sources: readonly CredentialSource[];
  /** Gets the secret by other options of the client, where it is not given itself. */
  readonly obtain?: (client: Obtaining) => void;
  /** Which options these are, as the rest of a sentence. */
  readonly instead?: string;
  /** What its key looks like; absent where any text will do. */
  readonly format?: KeyFormat;
  /** Writes the secrets into the headers, or gives what the query gets. */
  readonly write: (headers: Headers, ...secrets: readonly string[]) => string | void;
}
