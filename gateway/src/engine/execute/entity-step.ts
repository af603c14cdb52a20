import { type Collect, compileCollect } from '../compile/collect.ts';
import { type Data, isObject, type Place } from '../compile/data.ts';
import { copyOf, holdsObjects } from '../compile/merge.ts';
import { compileRepresent, type Represent } from '../compile/represent.ts';
import { applyRewrites, renamedPlace } from '../compile/rewrite.ts';
import { walk } from '../compile/walk.ts';
import { readLostFields } from '../lost.ts';
import type { EntityBatch, EntityFetch, Path } from '../plan/plan.ts';
import type { SentError, SubgraphAnswer } from '../transport/answer.ts';
import { Unavailable } from '../transport/errors.ts';
import type { Execution, Step } from './execution.ts';
import { compileRequest } from './request.ts';
import { tellLost, tellSent } from './tell.ts';
import type { Tools } from './tools.ts';

/** A batch with its compiled parts. */
interface Compiled {
  readonly batch: EntityBatch;
  readonly collects: readonly Collect[];
  readonly represent: Represent;
  readonly variable: string;
}

/** The entities of one batch, as they were found for one request. */
interface Found {
  readonly compiled: Compiled;
  /** Each once, as text, in the order it is sent. */
  readonly representations: string[];
  readonly owners: Data[];
  /** For each owner, which representation is its own. */
  readonly numbers: number[];
  /** For each owner, by which path it was found; empty where there is one path. */
  readonly paths: number[];
}

/**
 * Compiles a fetch of entities' fields.
 *
 * An entity is sent once, in however many places it stands, and its answer serves them all. What is nested in that answer is one
 * object in several places then, which all that comes later takes into account; but not where a later step might tell these
 * places apart, by another path or by a type on the way: there each has a copy.
 *
 * @param mayShare - whether the plan has no step that tells such places apart
 */
export function compileEntityFetch(node: EntityFetch, { merge, facts }: Tools, mayShare: boolean): Step {
  const { service } = node;
  const request = compileRequest(node);
  const batches = node.batches.map(
    (batch): Compiled => ({
      batch,
      collects: batch.paths.map((path) => compileCollect(path, facts)),
      represent: compileRepresent(batch, facts),
      variable: `${JSON.stringify(batch.representations)}:[`,
    }),
  );

  return async (execution) => {
    const found = batches.map((compiled) => find(execution, compiled));
    if (found.every(({ representations }) => representations.length === 0)) return;
    const lists = found.map(({ compiled: { variable }, representations }) => `${variable}${representations.join(',')}]`);
    try {
      const answer = await execution.ask(service, request(execution.variables, lists.join(',')));
      const placesOf = placing(execution, found);
      for (const error of answer.errors ?? []) tellSent(execution, service, error, placesOf(error));
      const given = found.map((each) => entitiesIn(service, answer, each));
      found.forEach((each, index) => {
        put(execution, each, given[index]);
      });
    } catch (error) {
      tellLost(execution, error, () => lostPlaces(execution, node, found));
    }
  };

  function find(execution: Execution, compiled: Compiled): Found {
    const owners: Data[] = [];
    const paths: number[] = [];
    compiled.collects.forEach((collect, path) => {
      collect(execution.data, owners, execution.shared ? new Set() : undefined);
      if (compiled.collects.length > 1) while (paths.length < owners.length) paths.push(path);
    });
    const { identify, isSame, write } = compiled.represent;
    const representations: string[] = [];
    const numbers: number[] = new Array(owners.length);
    const firsts: Data[] = [];
    const known = new Map<unknown, number>();
    const texts = new Map<unknown, number>(); // of entities that another one has hidden among the known
    let kept = 0;
    for (let index = 0; index < owners.length; index += 1) {
      const owner = owners[index] as Data;
      let identity = identify(owner, execution.variables);
      if (identity === undefined) continue;
      let among = known;
      let number = among.get(identity);
      if (number !== undefined && isSame?.(firsts[number] as Data, owner) === false) {
        identity = write(owner, execution.variables);
        among = texts;
        number = among.get(identity);
      }
      if (number === undefined) {
        number = representations.push(write(owner, execution.variables) as string) - 1;
        firsts[number] = owner;
        among.set(identity, number);
      }
      owners[kept] = owner;
      numbers[kept] = number;
      if (paths.length > 0) paths[kept] = paths[index] as number;
      kept += 1;
    }
    owners.length = kept;
    return { compiled, representations, owners, numbers, paths };
  }

  function put(execution: Execution, { compiled: { batch }, owners, numbers, paths }: Found, given: unknown[] | undefined): void {
    if (given === undefined) return;
    // By which path an entity's answer was put somewhere first; it is rewritten then, too.
    const first: number[] = [];
    for (let index = 0; index < owners.length; index += 1) {
      const number = numbers[index] as number;
      const entity = given[number];
      if (!isObject(entity)) continue;
      const owner = owners[index] as Data;
      const path = paths[index] ?? 0;
      if (first[number] === undefined) {
        first[number] = path;
        if (batch.outputRewrites.length > 0) applyRewrites(batch.outputRewrites, entity, facts);
        merge(owner, entity);
      } else if (!holdsObjects(entity)) {
        merge(owner, entity);
      } else if (mayShare && first[number] === path) {
        execution.shared = true;
        merge(owner, entity);
      } else {
        merge(owner, copyOf(entity));
      }
    }
  }

  function lostPlaces(execution: Execution, { operation }: EntityFetch, found: readonly Found[]): Place[] {
    const fields = readLostFields(operation, (type, condition) => facts.namesOf(condition).has(type));
    return found.flatMap(({ compiled: { batch }, owners }) => {
      const places = findPlaces(execution, batch.paths);
      return owners.flatMap((owner) => {
        const type = owner['__typename'];
        const keys = fields.entity(batch.key, typeof type === 'string' ? type : undefined, execution.variables);
        return (places.get(owner) ?? []).flatMap((place) =>
          keys.map((key) => [...place, ...renamedPlace(batch.outputRewrites, [key])]),
        );
      });
    });
  }

  /** Where in the data an error of the subgraph's belongs: wherever its entity stands. The data is walked once an answer. */
  function placing(execution: Execution, found: readonly Found[]): (error: SentError) => Place[] {
    const known = new Map<Found, Place[][]>();
    return ({ path = [] }) => {
      const [key, number, ...rest] = path;
      const of = found.find(({ compiled }) => compiled.batch.key === key) ?? (found.length === 1 ? found[0] : undefined);
      if (of === undefined) return [];
      const entities = known.get(of) ?? entityPlaces(execution, of);
      known.set(of, entities);
      const places = typeof number === 'number' ? (entities[number] ?? []) : entities.flat();
      return places.map((place) => [...place, ...renamedPlace(of.compiled.batch.outputRewrites, rest)]);
    };
  }

  /** The places of each entity that was asked for, by its number. */
  function entityPlaces(execution: Execution, { compiled, representations, owners, numbers }: Found): Place[][] {
    const places = findPlaces(execution, compiled.batch.paths);
    const entities = representations.map((): Place[] => []);
    owners.forEach((owner, index) => {
      entities[numbers[index] as number]?.push(...(places.get(owner) ?? []));
    });
    return entities;
  }

  function findPlaces({ data }: Execution, paths: readonly Path[]): Map<Data, Place[]> {
    const places = new Map<Data, Place[]>();
    for (const path of paths) {
      walk(data, path, facts, (object, place) => {
        const known = places.get(object);
        if (known) known.push(place);
        else places.set(object, [place]);
      });
    }
    return places;
  }
}

/**
 * @throws Unavailable where it answered another number of entities than it was asked for: nobody knows whose is whose. None at
 * all is what is left where it tells an error.
 */
function entitiesIn(
  service: string,
  { data, errors }: SubgraphAnswer,
  { compiled, representations }: Found,
): unknown[] | undefined {
  const given = data?.[compiled.batch.key];
  if ((given === null || given === undefined) && (errors || representations.length === 0)) return undefined;
  if (Array.isArray(given) && given.length === representations.length) return given;
  const length = Array.isArray(given) ? given.length : 'no list of';
  throw new Unavailable(service, `asked for ${representations.length} entities, and answered ${length}`);
}
