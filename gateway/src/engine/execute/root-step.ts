import { compileCollect } from '../compile/collect.ts';
import type { Data, Place } from '../compile/data.ts';
import { copyOf } from '../compile/merge.ts';
import { applyRewrites, renamedPlace } from '../compile/rewrite.ts';
import { walk } from '../compile/walk.ts';
import { readLostFields } from '../lost.ts';
import type { RootFetch } from '../plan/plan.ts';
import type { SentError } from '../transport/answer.ts';
import type { Execution, Step } from './execution.ts';
import { compileRequest } from './request.ts';
import { tellLost, tellSent } from './tell.ts';
import type { Tools } from './tools.ts';

/** Compiles a fetch of a subgraph's root fields. */
export function compileRootFetch(node: RootFetch, { merge, facts }: Tools): Step {
  const { service, path, outputRewrites } = node;
  const request = compileRequest(node);
  const collect = path.length === 0 ? undefined : compileCollect(path, facts);

  return async (execution) => {
    const targets: Data[] = [];
    if (collect) collect(execution.data, targets, execution.shared ? new Set() : undefined);
    else targets.push(execution.data);
    if (targets.length === 0) return;
    try {
      const { data, errors } = await execution.ask(service, request(execution.variables));
      for (const error of errors ?? []) tellSent(execution, service, error, placesOf(execution, node, error));
      if (!data) return;
      if (outputRewrites.length > 0) applyRewrites(outputRewrites, data, facts);
      targets.forEach((target, index) => {
        merge(target, index === 0 ? data : copyOf(data));
      });
    } catch (error) {
      const lost = () =>
        readLostFields(node.operation)
          .root(execution.variables)
          .map((key) => renamedPlace(outputRewrites, [key]));
      tellLost(execution, error, () => targetPlaces(execution, node).flatMap((place) => lost().map((key) => [...place, ...key])));
    }
  };

  function targetPlaces({ data }: Execution, { path: at }: RootFetch): Place[] {
    const places: Place[] = [];
    walk(data, at, facts, (_object, place) => void places.push(place));
    return places;
  }

  function placesOf(execution: Execution, of: RootFetch, { path: told }: SentError): Place[] {
    if (told === undefined) return of.path.length === 0 ? [] : targetPlaces(execution, of);
    const place = renamedPlace(outputRewrites, [...told]);
    return targetPlaces(execution, of).map((target) => [...target, ...place]);
  }
}
