import type { ApolloServerPlugin } from '@apollo/server';
import createResponseCache from '@apollo/server-plugin-response-cache';
import type { GatewayContext } from '../../context.ts';

/** How long a cache may go on showing an answer that it is asking anew after, in lifetimes. */
const REVALIDATED_WITHIN = 10;

/** How long a cache may show an answer where the hub gives none, seconds. */
const KEPT_FOR_ERRORS = 86_400;

/** Answers a question of anyone's from memory for as long as its owners say that it stands. `purges` ends every answer before. */
export function createAnswerCache(purges: () => string): ApolloServerPlugin<GatewayContext> {
  const shared = async ({ contextValue }: { contextValue: GatewayContext }) => contextValue.open;
  return createResponseCache({
    shouldReadFromCache: shared,
    shouldWriteToCache: shared,
    extraCacheKeyData: async () => purges(),
  }) as ApolloServerPlugin<GatewayContext>;
}

/**
 * Says in `Cache-Control` who may keep an answer: whole answers to a trusted document that anyone may ask, for as long as the
 * shortest-lived of its owners' parts stands. Nobody keeps anything else.
 *
 * It stands before the cache in the list of plugins: what it learns of an answer's lifetime, the cache goes by.
 */
export function tellCaches(): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async ({ contextValue }) => ({
      willSendResponse: async ({ overallCachePolicy, response: { body, http } }) => {
        const { open, lifetime } = contextValue;
        if (Number.isFinite(lifetime)) overallCachePolicy.restrict({ maxAge: lifetime });
        const whole = body.kind === 'single' && body.singleResult.errors === undefined;
        const seconds = open && whole ? (overallCachePolicy.policyIfCacheable()?.maxAge ?? 0) : 0;
        const words = [
          'public',
          `max-age=${seconds}`,
          `stale-while-revalidate=${REVALIDATED_WITHIN * seconds}`,
          `stale-if-error=${KEPT_FOR_ERRORS}`,
        ];
        http.headers.set('cache-control', seconds > 0 ? words.join(', ') : 'no-store');
      },
    }),
  };
}
