import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { LEVELS, type Level } from '@hub/kernel/process';
import type { GraphQLSchema } from 'graphql';
import type { Supergraph } from '../engine/supergraph/load.ts';
import { Lines } from '../engine/transport/lines.ts';
import { createFairPause, noPause, type Pause } from '../pause.ts';
import { createGeneration, type Generation, type Making } from './generation.ts';

/** Serves one graph after the other, without a moment between. */
export interface Host {
  /** What Apollo Server serves: each request by the generation that it was validated against. */
  readonly gateway: GatewayInterface;
  readonly current: () => Generation;
  /** The generation of a request, by the schema that it was validated against. */
  readonly of: (schema: GraphQLSchema) => Generation;
  /**
   * Puts another graph in the place of the one that is served. Requests under way end on the old one; its streams are ended,
   * and told to subscribe again.
   *
   * @throws StartError where it cannot be served: the old one stays
   */
  readonly replace: (supergraph: Supergraph) => Promise<void>;
  readonly close: () => Promise<void>;
}

type OnSchema = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

export async function createHost(first: Supergraph, given: Omit<Making, 'lines' | 'levels'>): Promise<Host> {
  const lines = new Lines();
  const generations = new WeakMap<GraphQLSchema, Generation>();
  const told = new Set<OnSchema>();
  const retiring = new Set<Promise<void>>();
  const make = async (supergraph: Supergraph, levels: Iterable<Level>, pause: Pause) => {
    const generation = await createGeneration(supergraph, { ...given, lines, levels }, pause);
    generations.set(generation.schema, generation);
    return generation;
  };
  const tell = ({ schema, supergraph: { sdl } }: Generation, tells: Iterable<OnSchema>) => {
    for (const each of tells) each({ apiSchema: schema, coreSupergraphSdl: sdl });
  };
  const retire = (generation: Generation) => {
    const retired = generation.retire().finally(() => retiring.delete(retired));
    retiring.add(retired);
  };

  let current = await make(first, LEVELS, noPause);
  const of = (schema: GraphQLSchema) => generations.get(schema) ?? current;
  return {
    gateway: {
      onSchemaLoadOrUpdate: (callback) => {
        told.add(callback);
        return () => void told.delete(callback);
      },
      load: async () => {
        tell(current, told);
        return { executor: (request) => of(request.schema).execute(request) };
      },
      stop: async () => undefined,
    },
    current: () => current,
    of,
    replace: async (supergraph) => {
      const [old, next] = [current, await make(supergraph, current.contracts.asked, createFairPause())];
      current = next;
      tell(next, told);
      retire(old);
    },
    close: async () => {
      retire(current);
      await Promise.all(retiring);
    },
  };
}
