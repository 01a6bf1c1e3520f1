import { quote } from '../../emit/safe.js';
import { vocabulary, type Claim } from './claim.js';
import { runtimeFolder } from './layout.js';

/** What a proof's program is about: the names of both versions' clients, and whether they have webhook events. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

export interface Side {
  /** Where its sources are, from the program. */
  readonly folder: string;
  readonly client: string;
  readonly options: string;
  readonly hasEvents: boolean;
}

/** A program that compiles where every claim holds, and fails at the line of each that does not. */
export interface ProofProgram {
  readonly text: string;
  /** Index of the claim by line, which counts from 1. */
  readonly lines: ReadonlyMap<number, number>;
}

export function proofProgram(claims: readonly Claim[], { before, after }: Sides): ProofProgram {
  const head = [
    `import type * as Old from './${before.folder}/index.js';`,
    `import type * as New from './${after.folder}/index.js';`,
    `import type { APIPromise } from './${runtimeFolder}/promise.js';`,
    `import type { PagePromise } from './${runtimeFolder}/pagination/page-promise.js';`,
    `import type { StreamingMethod } from './${runtimeFolder}/stream/method.js';`,
    ...vocabulary.trim().split('\n'),
    'type Holds<Answer extends true> = Answer;',
    ...sideTypes('Old', before),
    ...sideTypes('New', after),
  ];
  const statements = claims.map(({ question }, index) =>
    'holds' in question ? `export type Claim${index} = Holds<${question.holds}>;` : `import type { ${question.exported} as Export${index} } from './${(question.by === 'old' ? before : after).folder}/index.js';`,
  );
  return { text: `${[...head, ...statements].join('\n')}\n`, lines: new Map(claims.map((_, index) => [head.length + index + 1, index])) };
}

function sideTypes(version: 'Old' | 'New', { client, options, hasEvents }: Side): readonly string[] {
  return [
    `type ${version}Client = InstanceType<typeof ${version}[${quote(client)}]>;`,
    `type ${version}Options = ${version}.${options};`,
    `type ${version}Payloads = ${hasEvents ? `${version}.WebhookPayloads` : '{}'};`,
  ];
}
