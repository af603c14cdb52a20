/** How many owners the graph of the growth tables has; a question reaches as many of them as it names fields of. */
export const SUBGRAPHS = 16;
/** How long a chain of owners can be of which each needs what the one before it gave. */
const HOPS = 4;

export const growthName = (index: number) => `part${index}`;

/** The SDL of one of them: the first has the list, the others a field and a number of each item, some a link of the chain. */
export function growthSdl(index: number): string {
  if (index === 0)
    return `
    extend type Query { items(first: Int!): [Item!]! @listSize(slicingArguments: ["first"]) }
    type Item @key(fields: "id") { id: ID! name: String size: Int }`;
  const link =
    index > HOPS
      ? ''
      : index === 1
        ? 'hop1: String'
        : `hop${index - 1}: String @external\n      hop${index}: String @requires(fields: "hop${index - 1}")`;
  return `
    extend type Item @key(fields: "id") {
      id: ID! @external
      text${index}: String
      number${index}: Int
      ${link}
    }`;
}

/** SYNTHETIC items. */
export function growthResolvers(index: number): Record<string, Record<string, unknown>> {
  if (index === 0)
    return {
      Query: {
        items: (_: unknown, { first }: { first: number }) =>
          Array.from({ length: first }, (__, nth) => ({ id: `item-${nth}`, name: `Synthetic item ${nth}`, size: nth * 3 })),
      },
    };
  const before = `hop${index - 1}`;
  return {
    Item: {
      __resolveReference: (item: object) => item,
      [`text${index}`]: ({ id }: { id: string }) => `what part ${index} says of ${id}`,
      [`number${index}`]: ({ id }: { id: string }) => id.length * index,
      ...(index <= HOPS && {
        [`hop${index}`]: (item: Record<string, string>) => `${index === 1 ? item['id'] : item[before]}>${index}`,
      }),
    },
  };
}
