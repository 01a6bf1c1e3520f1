/** What the command line answers to the shell. Stable: scripts rely on them; docs/cli.md lists them. */
export const exitCodes = {
  /** Done, and nothing is wrong. */
  ok: 0,
  /** The document has errors, or (for check) the output is not what the document gives. */
  problems: 1,
  /** The command line or the configuration is wrong. */
  usage: 2,
  /** The output folder was refused: it holds files of others or hand edits, or cannot be written. */
  output: 3,
  /** A fault of the generator itself (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
