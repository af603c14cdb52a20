import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

/** An object of a subgraph's answer: whoever writes a plan by hand knows what it holds. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
export type Data = any;

const services: readonly { name: string; url: string }[] = JSON.parse(readFileSync(process.env['SERVICES'] ?? '', 'utf8'));
const pools = new Map(
  services.map(({ name, url }) => [name, { pool: new Pool(new URL(url).origin), path: new URL(url).pathname }]),
);
const headers = { 'content-type': 'application/json' };

/** Asks a subgraph, and gives the data of its answer. */
export async function ask(service: string, query: string, variables?: object): Promise<Data> {
  const to = pools.get(service);
  if (to === undefined) throw new Error(`No subgraph ${service}`);
  const { body } = await to.pool.request({ path: to.path, method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = JSON.parse(await body.text());
  if (errors !== undefined) throw new Error(errors[0].message);
  return data;
}

/** Asks a subgraph for fields of entities, and gives them in their representations' order. */
export async function askEntities(service: string, query: string, representations: readonly object[]): Promise<Data[]> {
  return (await ask(service, query, { representations }))._entities;
}

/** Puts what one owner says of each object to what is known of it, in the same order. */
export function join(objects: readonly Data[], ...parts: readonly (readonly Data[])[]): void {
  for (const [index, object] of objects.entries()) Object.assign(object, ...parts.map((part) => part[index]));
}
