import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSupergraph } from '../../src/engine/supergraph/load.ts';
import { type Keeping, serveGateway } from '../../src/gateway.ts';
import { readSettings } from '../../src/settings.ts';
import { compose, linesLog } from '../fixtures/hub.ts';
import { startOwners } from '../fixtures/owners.ts';
import { type Announcer, startAnnouncer } from './announcer.ts';

/** A gateway over a subgraph that tells events, and two that know more of what they are about. */
export interface House {
  readonly announcer: Announcer;
  readonly url: string;
  readonly lines: string[];
  readonly stop: () => Promise<void>;
  readonly release: () => Promise<void>;
}

export async function openHouse(env: NodeJS.ProcessEnv = {}, keeping: Keeping = {}): Promise<House> {
  const { register, crime, stop: stopOwners } = await startOwners();
  const announcer = await startAnnouncer();
  const folder = await mkdtemp(join(tmpdir(), 'hub-streams-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, compose([register, crime, announcer]));
  const given = {
    PORT: '0',
    SUPERGRAPH: file,
    DRAIN_DELAY_MS: '0',
    SUBGRAPH_DEADLINE_MS: '500',
    HUB_DATA_DIR: folder,
    HUB_RATE_LIMIT: '1000000',
    ...env,
  };
  const settings = readSettings(given);
  const { log, lines } = linesLog();
  const { url, stop } = await serveGateway(settings, await loadSupergraph(settings.supergraph, given), log, keeping);
  return {
    announcer,
    url,
    lines,
    stop,
    release: async () => {
      await stop();
      await Promise.all([stopOwners(), announcer.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}
