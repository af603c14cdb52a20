import type { ApolloServerPlugin } from '@apollo/server';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLNamedType,
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
  const lifetimeOf = (document: DocumentNode) => {
    const lifetime = known.get(document) ?? shortest(schema, document);
    known.set(document, lifetime);
    return lifetime;
  };
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ document, operation, response: { body, http } }) => {
        const whole = body.kind === 'single' && body.singleResult.errors === undefined;
        const seconds = whole && document && operation?.operation === 'query' ? lifetimeOf(document) : 0;
        http.headers.set('cache-control', seconds > 0 ? `max-age=${seconds}` : 'no-store');
      },
    }),
  };
}

/** Over every operation of the document: a caller sends one. */
function shortest(schema: GraphQLSchema, document: DocumentNode): number {
  const types = new TypeInfo(schema);
  let seconds = Number.POSITIVE_INFINITY;
  const restrict = (lifetime: number | undefined) => {
    seconds = Math.min(seconds, lifetime ?? seconds);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        if (!field || field.name.startsWith('_')) return;
        const isRoot = types.getParentType() === schema.getQueryType();
        restrict(said(field.astNode) ?? lifetimeOfType(getNamedType(field.type)) ?? (isRoot ? USUAL : undefined));
      },
      InlineFragment: ({ typeCondition }) => {
        if (typeCondition) restrict(lifetimeOfType(schema.getType(typeCondition.name.value)));
      },
    }),
  );
  return Number.isFinite(seconds) ? seconds : 0;
}

/** An object with a key lives for itself; one without stands as long as what it is a part of. */
function lifetimeOfType(type: GraphQLNamedType | undefined): number | undefined {
  if (!isObjectType(type)) return undefined;
  const hasKey = type.astNode?.directives?.some(({ name }) => name.value === 'key');
  return said(type.astNode) ?? (hasKey ? USUAL : undefined);
}

function said(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined): number | undefined {
  const directive = node?.directives?.find(({ name }) => name.value === 'cacheControl');
  const value = directive?.arguments?.find(({ name }) => name.value === 'maxAge')?.value;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}
