/** What build.ts says in the build for pages. */
export const browserBuild: boolean = true;
