import { ApolloGateway } from '@apollo/gateway';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { StartError } from '@hub/kernel/process';
import { type GraphQLError, print } from 'graphql';
import { stripRefused } from '../supergraph/strip.ts';
import { SubgraphError } from '../transport/errors.ts';
import type { CreateEngine } from './engine.ts';
import { createSource } from './source.ts';

/** Apollo's own gateway, with our transport in the place of its HTTP client. */
export const createApolloEngine: CreateEngine = (supergraph, transport, log) => {
  // Read when a gateway is made: without it, it starts an exporter that reports to Apollo.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const gateway = new ApolloGateway({
    supergraphSdl: print(stripRefused(supergraph.document)),
    buildService: ({ name }) => createSource(name, transport, log),
    logger: log.child({ part: 'engine' }, { level: 'warn' }),
  });
  return {
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    load: async (options) => {
      try {
        const { executor } = await gateway.load(options);
        return { executor: executor && withSubgraphErrors(executor) };
      } catch (error) {
        throw new StartError(`The supergraph cannot be served: ${oneLine(error)}`);
      }
    },
    stop: () => gateway.stop(),
  };
};

/** Apollo's executor finds a subgraph's error its path, and says whose it is under a name of its own; the seam has one shape. */
function withSubgraphErrors(execute: GatewayExecutor): GatewayExecutor {
  return async (request) => {
    const result = await execute(request);
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(asSubgraphError) };
  };
}

function asSubgraphError(error: GraphQLError): GraphQLError {
  const { serviceName, code, ...extensions } = error.extensions;
  if (typeof serviceName !== 'string') return error;
  return new SubgraphError(serviceName, String(code), error.message, error.path, extensions);
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 500);
}
