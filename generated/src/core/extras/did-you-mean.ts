/**
 * The end of a sentence about a name that is not known: the known name that was probably meant, else all of them.
 *
 * @param known in the order to list them in
 */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = known.find((each) => bare(each).includes(bare(name)) || bare(name).includes(bare(each)));
  return meant && name.length > 2 ? `did you mean ${meant}?` : `the options are ${known.join(', ')}.`;
}

/** Without what tells `apiKey`, `api_key` and `APIKEY` apart. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}
