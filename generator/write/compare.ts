import type { SyncPlan } from './plan.js';

/** One file in which an output folder is not what the document and the configuration give. */
export interface Difference {
  readonly path: string;
  readonly kind: 'changed' | 'edited' | 'missing' | 'extra';
}

/** Tells how an output folder differs from the SDK, in the order of the SDK's files. */
export function differences(plan: SyncPlan): readonly Difference[] {
  const edited = new Set(plan.conflicts.filter(({ reason }) => reason === 'edited').map(({ path }) => path));
  return [
    ...plan.write.map(({ path, before }): Difference => ({ path, kind: edited.has(path) ? 'edited' : before === undefined ? 'missing' : 'changed' })),
    ...[...plan.delete.keys()].map((path): Difference => ({ path, kind: 'extra' })),
  ];
}

const explanations = {
  changed: 'is not what the document and the configuration give now',
  edited: 'was edited by hand after it was generated',
  missing: 'is missing',
  extra: 'belongs to nothing in the document any more',
} as const;

/** One line in words for a difference. */
export function differenceText({ path, kind }: Difference): string {
  return `${path} ${explanations[kind]}`;
}
