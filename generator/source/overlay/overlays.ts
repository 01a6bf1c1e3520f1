import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { identifiersOf } from '../identifiers.js';
import type { LoadedFile } from '../load.js';
import { applyOverlay } from './apply.js';
import type { Moved } from './edit.js';

/** The root file as its overlays leave it. */
export interface OverlaidRoot {
  readonly root: LoadedFile;
  /** The overlays, in which places are found. References in what they bring in count from the document. */
  readonly overlays: readonly LoadedFile[];
  readonly moved: Moved;
  readonly diagnostics: readonly Diagnostic[];
}

/** Applies overlays to the root file, one after the other. A file whose syntax is broken was reported when it was read. */
export function withOverlays(opened: LoadedFile, overlays: readonly LoadedFile[]): OverlaidRoot {
  const moved: Moved = new Map();
  const diagnostics: Diagnostic[] = [];
  let { value } = opened;
  for (const overlay of overlays) {
    if (value === undefined || overlay.value === undefined) continue;
    const overlaid = applyOverlay(value, { file: opened.file, pointer: '' }, overlay, moved);
    value = overlaid.value;
    diagnostics.push(...overlaid.diagnostics);
  }
  const texts = [opened, ...overlays].map(({ text }) => text).join('\n');
  const root = { ...opened, value, identifiers: identifiersOf(value ?? null, texts, opened.location) };
  return { root, overlays: overlays.map((overlay) => ({ ...overlay, standsFor: root })), moved, diagnostics };
}
