import { posix } from 'node:path';
import { printCode } from '../../print/code.js';
import type { FileDraft } from '../../emit/emit.js';

/**
 * The sources of an SDK as the proof compiles them: below a folder of their own, with the runtime in a folder beside it that
 * both versions share. The runtime is the same for both, and its classes have private members, by which TypeScript tells
 * two copies apart.
 *
 * @param folder where the version is, below the folder of the proof
 * @returns text by path
 */
export function versionSources(drafts: readonly FileDraft[], folder: string): ReadonlyMap<string, string> {
  return new Map(
    drafts.flatMap((draft): readonly (readonly [string, string])[] => {
      if (!draft.path.startsWith('src/')) return [];
      const path = draft.path.slice('src/'.length);
      if (draft.kind === 'template' || (draft.kind === 'verbatim' && path.startsWith('core/'))) return [];
      const text = draft.kind === 'code' ? printCode(draft.draft) : draft.text;
      return [[`${folder}/${path}`, sharingRuntime(text, `${folder}/${path}`, folder)]];
    }),
  );
}

/** Where the shared runtime is, below the folder of the proof. */
export const runtimeFolder = 'core';

/** Of what emitted code imports, only `core/sdk` is an SDK's own. */
function sharingRuntime(text: string, path: string, folder: string): string {
  return text.replace(/(\bfrom\s*)(['"])(\.{1,2}\/[^'"\n]+)\2/g, (whole, from: string, mark: string, specifier: string) => {
    const target = posix.join(posix.dirname(path), specifier);
    const inRuntime = target.startsWith(`${folder}/core/`) && target !== `${folder}/core/sdk.js`;
    return inRuntime ? `${from}${mark}${posix.relative(posix.dirname(path), posix.join(runtimeFolder, target.slice(`${folder}/core/`.length)))}${mark}` : whole;
  });
}

/**
 * The runtime as the proof compiles it: with the arm for variants that the API adds later open to any tag, since that is what
 * it stands for. A program that reads a union must already handle such an arm, so one more variant is none that it does not
 * expect.
 */
export function sharedRuntime(runtime: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([
    ...[...runtime].map(([file, text]): readonly [string, string] => [`${runtimeFolder}/${file}.ts`, text]),
    [`${runtimeFolder}/open.ts`, 'export type UnknownVariant<Tag extends string> = { readonly [Name in Tag]: string };\n'],
  ]);
}
