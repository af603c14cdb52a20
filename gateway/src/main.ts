import { createLog, main, stopOnSignals } from '@hub/kernel/process';
import { serveGateway } from './gateway.ts';
import { readSettings } from './settings.ts';
import { loadSupergraph } from './supergraph/load.ts';

await main(async () => {
  const log = createLog('gateway');
  const settings = readSettings(process.env);
  const supergraph = await loadSupergraph(settings.supergraph, process.env);
  const serving = await serveGateway(settings, supergraph, log);
  stopOnSignals(serving, log);
});
