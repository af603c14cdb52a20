import { ask, askEntities, type Data, join } from './subgraphs.ts';

const list = (first: number, fields: string) => `{ items(first: ${first}) { ${fields} } }`;
const entities = (fields: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Item { ${fields} } } }`;
const representation = ({ id }: Data) => ({ __typename: 'Item', id });

/** More entities, from two owners. */
export async function answerEntities(first: number): Promise<Data> {
  const { items } = await ask('part0', list(first, 'id name size'));
  const more = await askEntities('part1', entities('text1 number1'), items.map(representation));
  join(items, more);
  return { items };
}

/** One owner after the other, each told what the one before it gave. */
export async function answerHops(hops: number): Promise<Data> {
  const { items } = await ask('part0', list(20, 'id name'));
  for (let hop = 1; hop <= hops; hop += 1) {
    const before = `hop${hop - 1}`;
    const told = items.map((item: Data) =>
      hop === 1 ? representation(item) : { ...representation(item), [before]: item[before] },
    );
    const more = await askEntities(`part${hop}`, entities(`hop${hop}`), told);
    join(items, more);
  }
  return { items };
}

/** The list's owner, then all others at once. */
export async function answerSubgraphs(count: number): Promise<Data> {
  const { items } = await ask('part0', list(20, 'id name'));
  const told = items.map(representation);
  const owners = Array.from({ length: count - 1 }, (_, index) => index + 1);
  const parts = await Promise.all(
    owners.map((owner) => askEntities(`part${owner}`, entities(`text${owner} number${owner}`), told)),
  );
  join(items, ...parts);
  return { items };
}
