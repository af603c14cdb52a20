import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import type { CandidateName } from './candidates.ts';
import type { Gateway } from './gateways.ts';
import { bodiesOf, type Workload } from './workload.ts';

/** How many of a workload's questions are asked at once while the answers are compared. */
const AT_ONCE = 10;
/** What of a wrong answer is told, characters. */
const TOLD = 300;

/** Who answers a workload as the others do, how long its answers are, and why the rest is left out. */
export interface Answers {
  readonly right: readonly { readonly gateway: Gateway; readonly lengths: number[] }[];
  readonly reasons: ReadonlyMap<CandidateName, string>;
  /** Of the first answer, bytes. */
  readonly bytes: number;
}

/** Whose answers the others' are held against, where it gives any: the specification's own gateway. */
const REFERENCE: CandidateName = 'apolloGateway';

/**
 * Asks everybody the questions of a workload once, and compares; object keys may come in any order, nothing else differs.
 *
 * @param step - 1 for every question, 10 for every tenth
 */
export async function compareAnswers(gateways: readonly Gateway[], workload: Workload, step: number): Promise<Answers> {
  const reasons = new Map<CandidateName, string>();
  const given: { gateway: Gateway; lengths: number[]; digests: string[]; first: string }[] = [];
  for (const gateway of gateways) {
    try {
      given.push({ gateway, ...(await askAll(gateway, workload, step)) });
    } catch (error) {
      reasons.set(gateway.name, (error as Error).message);
    }
  }
  const reference = given.find(({ gateway }) => gateway.name === REFERENCE) ?? given[0];
  const right = given.filter(({ gateway, digests, first }) => {
    const wrong = digests.findIndex((digest, index) => digest !== reference?.digests[index]);
    if (wrong === -1) return true;
    reasons.set(gateway.name, `answers otherwise than ${reference?.gateway.label}: ${first.slice(0, TOLD)}`);
    return false;
  });
  return { right, reasons, bytes: reference?.lengths[0] ?? 0 };
}

async function askAll({ url, label }: Gateway, workload: Workload, step: number) {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: AT_ONCE });
  const bodies = bodiesOf(workload);
  const lengths: number[] = [];
  const digests: string[] = [];
  let first = '';
  let next = 0;
  const askOn = async () => {
    while (next < bodies.length) {
      const index = next;
      next += step;
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const answer = await pool.request({ path, method: 'POST', headers, body: bodies[index] ?? '' });
      const text = await answer.body.text();
      const { data, errors } = JSON.parse(text);
      if (answer.statusCode !== 200 || errors !== undefined || data === undefined || data === null)
        throw new Error(
          `${label} answers ${answer.statusCode}: ${(errors === undefined ? text : JSON.stringify(errors)).slice(0, TOLD)}`,
        );
      lengths[index] = Buffer.byteLength(text);
      digests[index] = createHash('sha256').update(canonical(data)).digest('base64');
      if (index === 0) first = text;
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, bodies.length) }, askOn));
    return { lengths, digests, first };
  } finally {
    await pool.destroy();
  }
}

/** The JSON text of a value, with each object's keys in the alphabet's order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}
