import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLFormattedError, validate } from 'graphql';
import type { Contracts } from '../../authorization/contracts.ts';
import type { GatewayContext } from '../../context.ts';

/**
 * Words the refusal of an invalid document by the caller's own contract.
 *
 * The threat: graphql-js finds its "Did you mean" among everything there is, and would spell out what this caller's
 * introspection does not show. The document was refused already; it is only told again, by the schema that they see.
 */
export function createContractPlugin(contracts: () => Contracts): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ document, contextValue, response: { body } }) => {
        if (!document || body.kind !== 'single') return;
        const { errors = [] } = body.singleResult;
        if (!errors.some(isSuggestion)) return;
        const told = validate(contracts().of(contextValue.identified.caller.level), document);
        const seen = told.map((error): GraphQLFormattedError => ({ ...error.toJSON(), extensions: INVALID }));
        // What is no rule of graphql-js's own, such as a bound, stands as it was told.
        body.singleResult.errors = [...seen, ...errors.filter((error) => !isInvalid(error))];
      },
    }),
  };
}

const INVALID = { code: 'GRAPHQL_VALIDATION_FAILED' };

const isInvalid = ({ extensions }: GraphQLFormattedError) => extensions?.['code'] === INVALID.code;
const isSuggestion = (error: GraphQLFormattedError) => isInvalid(error) && / Did you mean /.test(error.message);
