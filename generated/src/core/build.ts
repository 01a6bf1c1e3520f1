/**
 * Whether this is the build that bundlers take for pages (`dist/browser`, where build.browser.ts stands for this file). A page has no
 * environment variables and no fetch but its own, sends no header fields of its own accord, sends no streams but its own, is told neither why a connection failed nor where a redirect
 * leads (Fetch Standard: network errors, opaque-redirect filtered responses): what deals with these is left out.
 */
export const browserBuild: boolean = false;
