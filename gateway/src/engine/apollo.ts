import { ApolloGateway } from '@apollo/gateway';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { HubError, StartError } from '@hub/kernel/process';
import { GraphQLError, print } from 'graphql';
import type { CreateEngine } from './engine.ts';
import { checkKnownScalars } from './scalars.ts';
import { createSource } from './source.ts';
import { stripRefused } from './supergraph/strip.ts';
import { SubgraphError } from './transport/errors.ts';

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
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchemaLoadOrUpdate((loaded) => callback({ ...loaded, apiSchema: checkKnownScalars(loaded.apiSchema) })),
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
    const result = await execute(request).catch(refuseOperation);
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(asSubgraphError) };
  };
}

/**
 * Apollo's engine throws where nothing can be executed: no operation of the name asked for, or a value that graphql-js lets
 * through and its own reading does not (1e400). Thrown on, that is a status of 500, and its text repeats what was sent.
 */
function refuseOperation(error: unknown): { errors: GraphQLError[] } {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'INVALID_GRAPHQL') throw error;
  const message =
    'Nothing can be executed: the document has no operation of the name given, or a value is out of its type’s range';
  const refused = new HubError('BAD_USER_INPUT', message);
  Object.assign(refused.extensions, { http: { status: 400 } });
  return { errors: [refused] };
}

function asSubgraphError(error: GraphQLError): GraphQLError {
  const { serviceName, code, ...extensions } = error.extensions ?? {}; // an error that Apollo found itself may have none
  if (typeof serviceName !== 'string') return error;
  return new SubgraphError(serviceName, String(code), error.message, error.path, extensions);
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 500);
}
