/**
 * Whether this is the build that bundlers take for pages (`dist/browser`, where build.browser.ts stands for this file). It leaves
 * out what a page cannot use. A page has no environment variables. It has no fetch and no streams but its own. It adds no header
 * fields of its own accord. It is told neither why a connection failed nor where a redirect leads (Fetch Standard: network errors,
 * opaque-redirect filtered responses).
 */
export const browserBuild: boolean = false;
