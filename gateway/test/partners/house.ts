import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditBatch } from '@hub/kernel/process';
import { createTestDatabase } from '@hub/kernel/testing';
import type { GivenPartner } from '../../src/partners/grant.ts';
import { addPartner } from '../../src/partners/registry.ts';
import { type RunningRegistry, startRegistry } from '../../src/partners/start.ts';
import { readSettings } from '../../src/settings.ts';
import { type Hub, linesLog, startHub } from '../fixtures/hub.ts';

/** Gateways that let partners in by one registry. */
export interface House {
  /** One on the embedded database, which has one process; two on PostgreSQL. */
  readonly hubs: readonly Hub[];
  readonly registry: RunningRegistry['registry'];
  /** Lets a partner in, invented where nothing else is said, and waits until every gateway knows it. */
  readonly letIn: (given?: Partial<GivenPartner>) => Promise<{ slug: string; id: string; key: string }>;
  /** What every log has so far. */
  readonly logged: () => string;
  readonly close: () => Promise<void>;
}

let invented = 0;

export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-partners-'));
  const database = await createTestDatabase();
  const env = { HUB_DATA_DIR: folder, ...(database.url !== undefined && { GATEWAY_DATABASE_URL: database.url }) };
  const { log, lines } = linesLog();
  const { registry: settings } = readSettings(env);
  const first = await startRegistry(settings, log);
  const registries = [first, ...(database.url === undefined ? [] : [await startRegistry(settings, log)])];
  const hubs = await Promise.all(
    registries.map(({ partners, registry }) => startHub(env, { partners, audit: new AuditBatch(registry.source) })),
  );
  return {
    hubs,
    registry: first.registry,
    logged: () => [...lines, ...hubs.flatMap((hub) => hub.lines)].join(''),
    letIn: async (given = {}) => {
      invented += 1;
      const slug = `synthetic-${invented}`;
      const { key } = await addPartner(first.registry, { slug, level: 'COUNCIL', municipalities: null, ...given });
      for (const hub of hubs) await until(async () => (await knock(hub, key.key)).status === 200);
      return { slug, ...key };
    },
    close: async () => {
      await Promise.all(hubs.map((hub) => hub.release()));
      await Promise.all(registries.map((registry) => registry.close()));
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Knock {
  readonly status: number;
  readonly code: unknown;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks the least there is with a key, or as anyone. */
export async function knock(hub: Pick<Hub, 'url'>, key?: string): Promise<Knock> {
  const headers = { 'content-type': 'application/json', ...(key !== undefined && { 'x-api-key': key }) };
  const answer = await fetch(hub.url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
  const text = await answer.text();
  return { status: answer.status, code: JSON.parse(text).errors?.[0]?.extensions.code, text, headers: answer.headers };
}

/** Waits for what comes about by itself; half a minute is too long for all of it. */
export async function until(wanted: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await wanted()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('waited half a minute in vain');
}
