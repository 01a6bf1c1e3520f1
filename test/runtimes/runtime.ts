/** One assertion of the smoke program. */
export interface Result {
  readonly name: string;
  readonly ok: boolean;
  /** What was there instead. */
  readonly seen?: string;
}

/** What a runtime made of the smoke program. */
export interface Outcome {
  readonly version: string;
  readonly results: readonly Result[];
  /** What the program printed beside its results. */
  readonly printed: string;
}

/** Why a runtime can't be tried here. */
export interface Skipped {
  readonly skipped: string;
}

export interface Place {
  /** A folder with the package installed from its tarball, and the programs beside it. */
  readonly project: string;
  /** Of the server that the smoke program talks to. */
  readonly origin: string;
}

export interface Runtime {
  readonly name: string;
  readonly run: (place: Place) => Promise<Outcome | Skipped>;
}
