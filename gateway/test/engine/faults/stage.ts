import { expect } from '@jest/globals';
import { type Hub, startHub } from '../../fixtures/hub.ts';
import { type Faulty, standBefore, until, well } from './faulty.ts';

/** The engines that a fault is tried on. */
export const ENGINES = ['fast', 'apollo'] as const;
type Engine = (typeof ENGINES)[number];

/** Asks one owner for a root field and for fields of the other's entity. */
export const PICTURE = '{ municipality(code: "1492") { name offences liaison } offenceTypes }';

export const WHOLE = {
  data: { municipality: { name: 'Åmål', offences: 810, liaison: 'municipal police' }, offenceTypes: ['theft'] },
};

export const unavailable = (service: string, path: (string | number)[]) => ({
  message: `The ${service} service cannot be reached just now`,
  path,
  extensions: { code: 'SERVICE_UNAVAILABLE', service },
});

/** What is left of it without the faulty owner. */
export const PARTIAL = {
  data: { municipality: { name: 'Åmål', offences: null, liaison: null }, offenceTypes: null },
  errors: expect.arrayContaining([
    unavailable('crime', ['offenceTypes']),
    unavailable('crime', ['municipality', 'offences']),
    unavailable('crime', ['municipality', 'liaison']),
  ]),
};

/** A deadline that no test waits for, and one that is waited for, milliseconds. */
const AMPLE = 60_000;
const SHORT = 300;

/** A hub one of whose owners, the one of crime, is reached through a server that can be made to misbehave. */
export interface Stage {
  readonly hub: Hub;
  readonly crime: Faulty;
  /** Has the fault end; the next request is answered whole, and no more connections stand than it takes. */
  readonly recovers: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param deadline - `short` where a fault is to be ended by it; a healthy answer may be late by it too, on a busy machine */
export async function openStage(engine: Engine, deadline: 'ample' | 'short' = 'ample'): Promise<Stage> {
  let crime: Faulty | undefined;
  const hub = await startHub(
    { HUB_ENGINE: engine, SUBGRAPH_DEADLINE_MS: String(deadline === 'ample' ? AMPLE : SHORT) },
    {},
    async (owner) => {
      if (owner.name !== 'crime') return owner.url;
      crime = await standBefore(owner);
      return crime.url;
    },
  );
  if (crime === undefined) throw new Error('no crime');
  const faulty = crime;
  return {
    hub,
    crime: faulty,
    recovers: async () => {
      faulty.manner = well;
      faulty.greeting = undefined;
      let answer = await hub.ask(PICTURE);
      while (deadline === 'short' && answer.errors !== undefined) answer = await hub.ask(PICTURE);
      expect(answer).toEqual(WHOLE);
      await until(() => faulty.open.size <= 2);
    },
    close: async () => {
      await hub.release();
      await until(() => faulty.open.size === 0);
      await faulty.stop();
    },
  };
}
