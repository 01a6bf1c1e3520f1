import type { Level } from '../diff/rules.js';

/** How a comparison is written: for the screen, for a changelog or a pull request, for machines. */
export const diffFormats = ['text', 'markdown', 'json'] as const;

export type DiffFormat = (typeof diffFormats)[number];

export const levels: readonly Level[] = ['major', 'minor', 'patch'];
