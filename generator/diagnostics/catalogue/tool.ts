/** Problems of the configuration and of the output folder. */
export const toolCatalogue = {
  'config-missing': {
    title: 'Configuration file not found',
    cause: 'The file named with `--config` does not exist.',
    fix: 'Correct the path; without `--config`, sdkwright.config.ts, .mjs, .js and .json are looked for in the working directory.',
  },
  'config-unreadable': {
    title: 'Configuration that cannot be loaded',
    cause: 'The file threw while it was loaded, is not valid, or has no default export.',
    fix: 'Export the options as the default: `export default defineConfig({ … })`.',
  },
  'config-option': {
    title: 'Configuration option that is wrong',
    cause: 'The option does not exist, is missing, or has a value of another type than it takes.',
    fix: 'See docs/cli.md for the options and their values.',
  },
  'template-wrong': {
    title: 'Template that cannot be rendered',
    cause: 'The Handlebars template is broken, or asks for a value that it does not get. Templates are strict, so that a misspelt name is no empty text.',
    fix: 'See docs/templates.md for what each template gets.',
  },
  'output-foreign': {
    title: 'Output folder that holds files of others',
    cause: 'The folder was not written by this tool. Files there could be lost.',
    fix: 'Name an empty folder, or pass `--force` to write beside the files that are there.',
  },
  'output-edited': {
    title: 'Generated files that were edited by hand',
    cause: 'The files differ from what was written last time; writing them again would lose the edits.',
    fix: 'Move the edits to `custom` modules or to the document; or pass `--merge` to keep them, `--force` to overwrite them.',
  },
  'output-conflict': {
    title: 'Hand edit that contradicts the generated text',
    cause: 'With `--merge`, both the edit and the new text change the same lines. Both are in the file, between markers.',
    fix: 'Leave what should stay, remove the markers, and run `sdkwright generate --merge` again.',
  },
  'output-path': {
    title: 'Generated file outside the output folder',
    cause: 'A file name leads out of the folder or through a link, which nothing generated may do.',
    fix: 'Report this as an error of the generator, with the document.',
  },
  'output-stale': {
    title: 'SDK that is not what the document gives',
    cause: 'The document, the configuration or the generator has changed since the SDK was generated. `sdkwright check` tells.',
    fix: 'Run `sdkwright generate`.',
  },
  'lock-damaged': {
    title: 'Lock that cannot be read',
    cause: 'The file sdkwright.lock.json in the folder of the SDK is no JSON of its form, perhaps since two versions of it were merged.',
    fix: 'Restore it from version control, or take one of the two versions. Without the file every name is found anew.',
  },
  'output-unwritable': {
    title: 'Output that cannot be written',
    cause: 'The operating system refused to write.',
    fix: 'Check the permissions and the free space of the output folder.',
  },
  'version-unknown': {
    title: 'Version that cannot be found',
    cause: 'What was named to compare with is neither a document nor a commit of the repository that the document is in.',
    fix: 'Name a file, a URL where `refs.remote` is on, or a tag, branch or commit that `git rev-parse` knows. In a shallow clone, fetch its history first.',
  },
  'release-record': {
    title: 'Record of the last release that is damaged',
    cause: 'The file `.sdkwright/release.json` of the SDK says which version was released last; it cannot be understood.',
    fix: 'Restore it from version control.',
  },
  'release-base': {
    title: 'Last release that cannot be compared with',
    cause: 'The document of the last release is found by the commit that the release record names, or by the tag of its version. The repository has neither.',
    fix: 'Fetch the whole history (`git fetch --unshallow --tags`), or name the version to compare with: `--since <commit or document>`.',
  },
  'release-uncommitted': {
    title: 'Document with changes that are not committed',
    cause: 'A release names the commit that has its document, so that the next release can be compared with it.',
    fix: 'Commit the document first. With `--dry-run` nothing is written, and it may be as it is.',
  },
  'release-version': {
    title: 'Version that a release cannot have',
    cause: 'The version given is no version, does not come after the last one, or says less than the changes ask for.',
    fix: 'Give a version that follows from the changes, or leave it to the tool.',
  },
  'release-programs': {
    title: 'Programs that a release would break without saying so',
    cause: 'Programs that use the previous version do not compile with the new one, and the changes are not said to be breaking.',
    fix: 'Where the program does what no user should (it names every member of a type, say), correct it. Else release a breaking version: `--set-version`.',
  },
  'release-branch': {
    title: 'Branch that cannot be pushed',
    cause: 'Git refused to commit the SDK, or to push it.',
    fix: 'See what git says. Where somebody else has pushed to the branch meanwhile, run again.',
  },
  'compiler-missing': {
    title: 'TypeScript that is not installed',
    cause: 'The proof of a comparison is made by the TypeScript compiler, which is an optional peer of sdkwright.',
    fix: 'Install it: `npm install --save-dev typescript`. Or leave `--prove` out, and the rules alone decide.',
  },
} as const;
