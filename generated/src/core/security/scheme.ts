/** One secret: the client option and the environment variable that give it. */
export interface CredentialSource {
  readonly option: string;
  readonly env: string;
}

export interface KeySource extends CredentialSource {
  /** A key with any other beginning is refused before a request is made. */
  readonly prefixes?: readonly string[];
}

/** How a credential is named by the caller, checked and sent. A kind of scheme that an API does not use is not part of its SDK. */
export interface SecurityScheme {
  readonly in: 'header' | 'query' | 'cookie';
  /** Of the header, parameter or cookie that carries the credential. */
  readonly name: string;
  /** The secrets it is made of: a key, or user name and password. */
  readonly sources: readonly CredentialSource[];
  /** What is wrong with a secret, as the rest of a sentence; undefined if nothing is. */
  readonly flawOf?: (secret: string) => string | undefined;
  /** Writes the secrets into the headers, or gives what the query gets. */
  readonly write: (headers: Headers, ...secrets: readonly string[]) => string | void;
}
