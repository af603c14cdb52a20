import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** What the SDL does not say otherwise stands for so long, seconds. */
const USUAL = 60;

/**
 * Tells in `Cache-Control` for how long an answer stands, as `@cacheControl` in the subgraph's own SDL says: the shortest of
 * its root fields and its objects with a key, `USUAL` for each of them where neither field nor type says.
 *
 * Read from the document alone, once: which rows there are, hidden ones above all, has no part in it. What was written, and
 * what has an error, stands for no time at all.
 */
export function tellLifetime(schema: GraphQLSchema): ApolloServerPlugin {
  const known = new WeakMap<DocumentNode, number>();
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ document, operation, response: { body, http } }) => {
        const whole = body.kind === 'single' && body.singleResult.errors === undefined;
        const read = whole && operation?.operation === 'query' ? document : undefined;
        const seconds = read ? (known.get(read) ?? shortest(schema, read)) : 0;
        if (read) known.set(read, seconds);
        http.headers.set('cache-control', seconds > 0 ? `max-age=${seconds}` : 'no-store');
      },
    }),
  };
}

/** Over every operation of the document: a caller sends one. */
function shortest(schema: GraphQLSchema, document: DocumentNode): number {
  const types = new TypeInfo(schema);
  const found: (number | undefined)[] = [];
  const read = {
    Field: () => {
      const field = types.getFieldDef();
      if (!field || field.name.startsWith('_')) return;
      const isRoot = types.getParentType() === schema.getQueryType();
      found.push(said(field) ?? lifetimeOfType(getNamedType(field.type)) ?? (isRoot ? USUAL : undefined));
    },
    InlineFragment: () => void found.push(lifetimeOfType(types.getType())),
  };
  visit(document, visitWithTypeInfo(types, read));
  const lifetimes = found.filter((lifetime) => lifetime !== undefined);
  return lifetimes.length > 0 ? Math.min(...lifetimes) : 0;
}

/** An object with a key lives for itself; one without stands as long as what it is a part of. */
function lifetimeOfType(type: unknown): number | undefined {
  if (!isObjectType(type)) return undefined;
  return said(type) ?? (type.astNode?.directives?.some(({ name }) => name.value === 'key') ? USUAL : undefined);
}

function said({ astNode }: Pick<GraphQLField<unknown, unknown> | GraphQLObjectType, 'astNode'>): number | undefined {
  const value = astNode?.directives?.find(({ name }) => name.value === 'cacheControl')?.arguments?.[0]?.value;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
