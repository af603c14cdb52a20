import { AuditBatch, createLog, main, stopOnSignals } from '@hub/kernel/process';
import { loadSupergraph } from './engine/supergraph/load.ts';
import { serveGateway } from './gateway.ts';
import { addDeveloper } from './partners/developer.ts';
import { startRegistry } from './partners/start.ts';
import { readSettings } from './settings.ts';

await main(async () => {
  const log = createLog('gateway');
  const settings = readSettings(process.env);
  const [supergraph, { registry, partners, close }] = await Promise.all([
    loadSupergraph(settings.supergraph, process.env),
    startRegistry(settings.registry, log),
  ]);
  const serving = await serveGateway(settings, supergraph, log, {
    partners,
    audit: new AuditBatch(registry.source),
    letInDeveloper: settings.developerDoor ? () => addDeveloper(registry, 'PARTY') : undefined,
  });
  stopOnSignals({ ...serving, stop: () => serving.stop().finally(close) }, log);
});
