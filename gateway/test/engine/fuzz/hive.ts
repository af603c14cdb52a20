import { existsSync } from 'node:fs';
import { ANYONE } from '@hub/kernel/process';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, print } from 'graphql';
import type { CreateEngine } from '../../../src/engine/engine.ts';

const RUNTIME = new URL('../../../bench/engine/peers/node_modules/@graphql-hive/gateway-runtime/dist/index.js', import.meta.url);

interface Runtime {
  readonly createGatewayRuntime: (config: object) => { fetch: typeof fetch; dispose: () => Promise<void> };
}

/**
 * Hive Gateway as an engine, where the benchmark has installed it; undefined elsewhere.
 *
 * With its planner in JavaScript: the other one, in Rust, ends the process where it panics.
 */
export async function findHive(): Promise<CreateEngine | undefined> {
  if (!existsSync(RUNTIME)) return undefined;
  const { createGatewayRuntime } = (await import(RUNTIME.href)) as Runtime;
  return ({ document }, transport) => {
    const told: Parameters<ReturnType<CreateEngine>['onSchemaLoadOrUpdate']>[0][] = [];
    // A subgraph's address is `http://<its name>.example/`.
    const askSubgraph = async (url: string, { body }: { body: string }) => {
      const sender = { requestId: 'fuzz', caller: ANYONE };
      const { data, errors } = await transport.send(new URL(url).hostname.replace('.example', ''), body, sender);
      return Response.json({ data, ...(errors && { errors }) });
    };
    const sdl = print(document);
    const gateway = createGatewayRuntime({
      supergraph: sdl,
      logging: false,
      maskedErrors: false,
      fetchAPI: { fetch: askSubgraph },
    });
    return {
      onSchemaLoadOrUpdate: (callback) => {
        told.push(callback);
        return () => undefined;
      },
      load: async () => {
        const apiSchema = buildASTSchema(transformSupergraphToPublicSchema(document));
        for (const tell of told) tell({ apiSchema, coreSupergraphSdl: sdl });
        return {
          executor: async ({ request }) => {
            const headers = { 'content-type': 'application/json' };
            const answer = await gateway.fetch('http://hive.example/graphql', {
              method: 'POST',
              headers,
              body: JSON.stringify(request),
            });
            return (await answer.json()) as object;
          },
        };
      },
      stop: () => gateway.dispose(),
    };
  };
}
