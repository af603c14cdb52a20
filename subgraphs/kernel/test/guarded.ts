import { GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { ANYONE, type Caller } from '../src/caller.ts';
import { requireToken } from '../src/guard.ts';
import { createTokenLane } from '../src/lane.ts';
import { createLog } from '../src/log.ts';
import { type Serving, serve } from '../src/serve.ts';
import type { Verified, Verifier } from '../src/token.ts';

export const PARTY: Caller = { ...ANYONE, partner: 'polisen', level: 'PARTY', scopes: ['police:write'] };

/** How often `level` was resolved, and how many requests Express saw. */
export const seen = { asked: 0, byExpress: 0 };

/** Says who the guard took its caller for. */
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      level: {
        type: GraphQLString,
        resolve: (_root, _arguments, { caller }: Verified) => {
          seen.asked += 1;
          return caller.level;
        },
      },
      scopes: { type: new GraphQLList(GraphQLString), resolve: (_root, _arguments, { caller }: Verified) => caller.scopes },
      secret: { type: GraphQLString, resolve: () => 'agenda' },
      echo: { type: GraphQLInt, args: { words: { type: GraphQLString } }, resolve: (_root, { words }) => words.length },
    },
  }),
});

/** @param isShort - whether requests of the gateway's plain form pass Express by */
export function startGuarded(verifier: Verifier, isShort: boolean): Promise<Serving> {
  const log = createLog('test', 'silent');
  const guard = requireToken(verifier, log);
  return serve<Verified>({
    name: 'promises',
    host: '127.0.0.1',
    port: 0,
    log,
    apollo: { schema },
    routes: (app) => {
      app.use((_request, _response, next) => {
        seen.byExpress += 1;
        next();
      });
      app.use('/graphql', guard.beforeBody);
    },
    guard: guard.afterBody,
    ...(isShort && { lane: (apollo) => createTokenLane(apollo, verifier, (verified) => verified) }),
    context: async (_request, response) => response.locals['verified'],
    ready: async () => undefined,
    bodyLimit: '10kb',
    releasers: [],
  });
}
