import type { Level } from '../diff/rules.js';

/** A version (semver.org, section 2), with its pre-release identifiers where it has some. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease?: string;
}

/** @returns undefined for a text that is no version */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, prerelease] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/.exec(text) ?? [];
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch), ...(prerelease === undefined ? {} : { prerelease }) };
}

/**
 * The version after another. Before 1.0.0 nothing is promised (semver.org, section 4), but npm's ranges go by the first number that
 * is not zero: so what breaks raises the second number, and everything else the third. That 1.0.0 has come is for people to say.
 * A pre-release becomes the version that it came before.
 */
export function nextVersion(version: Version, level: Level): string {
  const { major, minor, patch, prerelease } = version;
  if (prerelease !== undefined) return `${major}.${minor}.${patch}`;
  const raised = major > 0 ? level : level === 'major' ? 'minor' : 'patch';
  switch (raised) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
  }
}

/** Whether a version comes before another; pre-releases of one version are not told apart. */
export function precedes(version: Version, other: Version): boolean {
  for (const part of ['major', 'minor', 'patch'] as const) if (version[part] !== other[part]) return version[part] < other[part];
  return version.prerelease !== undefined && other.prerelease === undefined;
}
