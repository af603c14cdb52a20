import { type Context, NOBODY } from '@hub/kernel';
import type { CitizenPromise } from '../entities/citizen-promise.ts';
import type { PromiseChanges } from '../entities/promise-changes.ts';
import { focusAreasOfPromise, promiseById } from '../loaders.ts';

/** What came, went and stayed; null where there is no predecessor that the caller may read. */
export async function changesOf(context: Context, promise: CitizenPromise): Promise<PromiseChanges | null> {
  const predecessor = await promiseById(context).load(promise.predecessorId ?? NOBODY);
  if (predecessor === null) return null;
  const [areas, before] = await Promise.all([
    focusAreasOfPromise(context).load(promise.id),
    focusAreasOfPromise(context).load(predecessor.id),
  ]);
  const goesOn = new Set(areas.map((area) => area.continuesId));
  const known = new Set(before.map((area) => area.id));
  const isKept = (continuesId: string | null) => continuesId !== null && known.has(continuesId);
  return {
    added: areas.filter((area) => !isKept(area.continuesId)),
    removed: before.filter((area) => !goesOn.has(area.id)),
    kept: areas.filter((area) => isKept(area.continuesId)),
  };
}
