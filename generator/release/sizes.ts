import { gzipSync } from 'node:zlib';

/** Size of a part of an SDK. */
export interface Size {
  readonly part: string;
  readonly files: number;
  readonly bytes: number;
  /** Of all files together, compressed by gzip. */
  readonly compressed: number;
}

const parts: readonly { readonly part: string; readonly holds: (path: string) => boolean }[] = [
  { part: 'code of the API', holds: (path) => path.startsWith('src/') && !path.startsWith('src/core/') && !path.startsWith('src/custom/') },
  { part: 'runtime', holds: (path) => path.startsWith('src/core/') },
  { part: 'hand-written', holds: (path) => path.startsWith('src/custom/') },
];

/** How large the sources of an SDK are, by what they are; parts that it has not are left out. */
export function sizesOf(files: ReadonlyMap<string, string>): readonly Size[] {
  return parts.flatMap(({ part, holds }) => {
    const texts = [...files].filter(([path]) => holds(path)).map(([, text]) => text);
    if (texts.length === 0) return [];
    const all = Buffer.from(texts.join(''));
    return [{ part, files: texts.length, bytes: all.byteLength, compressed: gzipSync(all).byteLength }];
  });
}

/** The sizes before and after, as a Markdown table. */
export function sizeTable(before: readonly Size[], after: readonly Size[]): string {
  const was = new Map(before.map((size) => [size.part, size]));
  const cell = (old: number | undefined, now: number): string => (old === undefined || old === now ? kilobytes(now) : `${kilobytes(old)} → ${kilobytes(now)}`);
  const rows = after.map(({ part, files, bytes, compressed }) => {
    const old = was.get(part);
    const count = old === undefined || old.files === files ? String(files) : `${old.files} → ${files}`;
    return `| ${part} | ${count} | ${cell(old?.bytes, bytes)} | ${cell(old?.compressed, compressed)} |`;
  });
  return ['| sources | files | size | gzip |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
