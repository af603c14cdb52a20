import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import {
  type AuditBatch,
  createErrorFormat,
  createSigner,
  ensureKey,
  GATEWAY,
  LEVELS,
  type Logger,
  type Serving,
  serve,
} from '@hub/kernel/process';
import compression from 'compression';
import { addCalendarFeed } from './calendar/feed.ts';
import { openEmbedding } from './embed/embedding.ts';
import { writeAnswer } from './engine/json-text.ts';
import type { Supergraph } from './engine/supergraph/load.ts';
import { createReadiness } from './engine/transport/readiness.ts';
import { followSupergraph } from './graph/follow.ts';
import { createHost } from './graph/host.ts';
import { identifyCallers } from './identity/identity.ts';
import { identifyPeople } from './identity/people.ts';
import { createLane } from './lane/lane.ts';
import { createWarmQueries } from './lane/warm.ts';
import type { LetInDeveloper } from './pages/developer-door.ts';
import { addDocs, readDocs } from './pages/docs.ts';
import { exampleFor } from './pages/example.ts';
import { addGraphiql } from './pages/graphiql.ts';
import { addLanding } from './pages/landing.ts';
import { questionsFor } from './pages/questions.ts';
import { addSchemaDocs } from './pages/schema-docs.ts';
import { NO_PARTNERS, type Partners } from './partners/partner.ts';
import { createAuditPlugin, createRefusalNotes } from './plugins/audit/plugin.ts';
import { answerConditionally } from './plugins/cache/conditional.ts';
import { createAnswerCache, tellCaches } from './plugins/cache/plugin.ts';
import { createContractPlugin } from './plugins/contract/plugin.ts';
import { createOriginPolicy } from './plugins/cors/cors.ts';
import { secureHeaders } from './plugins/headers/headers.ts';
import { limitHead } from './plugins/limits/head.ts';
import { LARGEST } from './plugins/limits/limits.ts';
import { limitNesting } from './plugins/limits/nesting.ts';
import { createLimitPlugin, createLimits } from './plugins/limits/plugin.ts';
import { limitOperations } from './plugins/limits/rule.ts';
import { contextOf, logRequests } from './plugins/log/lines.ts';
import { createLogPlugin } from './plugins/log/plugin.ts';
import { createCounter } from './plugins/rate/counter.ts';
import { limitAddresses, limitPartners } from './plugins/rate/rate.ts';
import { readTrustedDocuments } from './plugins/trusted/documents.ts';
import { answerTrusted, markOpen, unlessOpen } from './plugins/trusted/trusted.ts';
import type { Settings } from './settings.ts';
import { answerStreams } from './subscriptions/streams.ts';

/** Who is let in, and what is kept of it; a hub without any of it serves anyone what is public. */
export interface Keeping {
  readonly partners?: Partners;
  readonly audit?: Pick<AuditBatch, 'append'>;
  /** Gives a developer a key, where the landing page may. */
  readonly letInDeveloper?: LetInDeveloper | undefined;
}

/**
 * Serves a composed graph: the engine, the plugins in the order they run, the pages.
 *
 * @throws StartError where the graph cannot be served or the port cannot be had.
 */
export async function serveGateway(
  settings: Settings,
  supergraph: Supergraph,
  log: Logger,
  { partners = NO_PARTNERS, audit, letInDeveloper }: Keeping = {},
): Promise<Serving> {
  await ensureKey(settings.keys, GATEWAY);
  const documents = await readTrustedDocuments(settings.documents);
  const warm = createWarmQueries((schema) => host.of(schema).taken);
  const signer = createSigner(GATEWAY, settings.keys);
  const host = await createHost(supergraph, { settings, signer, documents, recent: warm.recent, log });
  const checkLimits = createLimits();
  const noteRefusals = audit && createRefusalNotes(audit, log);
  // A request's codes stand in its own line; only what the gateway itself did wrong deserves another.
  const formatError = createErrorFormat(log.child({}, { level: 'error' }));
  const secured = secureHeaders(settings.production);
  const counter = await createCounter(settings.valkey, log);
  const { otherwise, rateLimit } = settings;
  const lane = createLane({
    ...{ host, warm, partners, otherwise, counter, rateLimit, checkLimits, noteRefusals, formatError, log },
    secureHeaders: secured,
  });
  let unfollow = async () => {};
  const example = await exampleFor(settings.supergraph);
  const questions = await questionsFor(settings.supergraph);
  const docs = await readDocs();
  const origins = createOriginPolicy(partners, settings.production);
  const addEmbedding = await openEmbedding(settings.widgets, log);
  const serving = await serve({
    name: 'gateway',
    host: settings.host,
    port: settings.port,
    log,
    apollo: {
      gateway: host.gateway,
      plugins: [
        ApolloServerPluginLandingPageDisabled(),
        ApolloServerPluginCacheControl({ calculateHttpHeaders: false }), // tellCaches does
        tellCaches(),
        createAnswerCache(() => partners.purges()),
        createContractPlugin(() => host.current().contracts),
        createLogPlugin(),
        ...(noteRefusals ? [createAuditPlugin(noteRefusals)] : []),
        createLimitPlugin(checkLimits, (schema) => host.of(schema).prices),
        warm.plugin,
      ],
      parseOptions: { maxTokens: LARGEST.tokens },
      validationRules: [limitOperations(LARGEST)],
      stringifyResult: writeAnswer,
      introspection: true, // of the caller's own contract
      formatError,
    },
    ...(settings.engine === 'fast' && { lane: () => lane }),
    context: async (_request, response) => contextOf(response),
    ready: createReadiness(host.current),
    guard: [answerTrusted(documents), limitNesting],
    streams: (apollo, draining) => answerStreams(apollo, () => host.current().sources, settings, log, draining),
    bodyLimit: '1mb',
    drainDelay: settings.drainDelay,
    timeouts: { headers: settings.headersTimeout, request: settings.requestTimeout },
    routes: (app) => {
      app.set('trust proxy', settings.trustedProxies);
      app.use(secured);
      addLanding(app, example, settings.production, letInDeveloper);
      addGraphiql(app, example, questions);
      addDocs(app, docs);
      addSchemaDocs(app, host.current, settings.production ? ['PUBLIC'] : LEVELS);
      addEmbedding(app);
      addCalendarFeed(app, documents);
      app.use('/graphql', logRequests(log));
      app.use('/graphql', compression());
      app.use('/graphql', limitHead);
      app.use('/graphql', markOpen);
      app.use('/graphql', unlessOpen(origins.allowKnown));
      if (settings.rateLimit !== null) app.use('/graphql', limitAddresses(counter, settings.rateLimit));
      app.use('/graphql', unlessOpen(identifyCallers(partners, identifyPeople(log), settings.otherwise)));
      app.use('/graphql', unlessOpen(origins.keepOwn));
      app.use('/graphql', answerConditionally);
      if (settings.rateLimit !== null) app.use('/graphql', limitPartners(counter, settings.rateLimit));
    },
    releasers: [() => unfollow(), () => host.close(), async () => counter.close()],
  }).catch(async (error: unknown) => {
    await host.close();
    counter.close();
    throw error;
  });
  const { supergraph: origin, supergraphEvery: every } = settings;
  if (every !== null) unfollow = followSupergraph(host, { origin, every, log });
  return serving;
}
