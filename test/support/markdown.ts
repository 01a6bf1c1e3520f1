/** The fenced code blocks of a Markdown text (CommonMark, section 4.5) in one of the languages. */
export function codeBlocks(markdown: string, ...languages: readonly string[]): readonly string[] {
  return [...markdown.matchAll(/^(`{3,})([\w-]*)[^\n]*\n([\s\S]*?)^\1`*\s*$/gm)].flatMap(([, , language = '', text = '']) => (languages.includes(language) ? [text] : []));
}
