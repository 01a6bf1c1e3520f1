import { format, type Options } from 'prettier';

/** The style of emitted files: as in the runtime and the generator itself. */
const style: Options = { printWidth: 120, singleQuote: true, trailingComma: 'all' };

/** The text as prettier lays it out. `path` decides the language. */
export function formatText(path: string, text: string): Promise<string> {
  return format(text, { ...style, filepath: path });
}
