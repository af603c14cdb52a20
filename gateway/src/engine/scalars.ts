import { GraphQLError, type GraphQLScalarType, type GraphQLSchema, isScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

/** Scalars whose `@specifiedBy` says a form we can check, with that form in words. */
const KNOWN: Readonly<Record<string, { readonly form: GraphQLScalarType; readonly words: string }>> = {
  'https://scalars.graphql.org/andimarek/local-date': {
    form: GraphQLLocalDate,
    words: 'a day of the calendar, such as 2022-12-14',
  },
  'https://scalars.graphql.org/andimarek/date-time': {
    form: GraphQLDateTime,
    words: 'a moment with its zone, such as 2022-12-14T09:30:00Z',
  },
};

/**
 * Lets the gateway's schema refuse a malformed value of a scalar before any subgraph is asked.
 *
 * A composed schema knows a scalar's name and nothing of its form; without this, one bad date fails a subgraph's whole part
 * of the answer. The value itself is sent on as it came, and never repeated in the error.
 */
export function checkKnownScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isScalarType)) {
    const known = KNOWN[type.specifiedByURL ?? ''];
    if (known === undefined) continue;
    const check = (value: unknown) => {
      try {
        known.form.parseValue(value);
      } catch {
        throw new GraphQLError(`${type.name} is ${known.words}`);
      }
      return value;
    };
    type.parseValue = check;
    type.parseLiteral = (node) => check(node.kind === Kind.STRING ? node.value : null);
  }
  return schema;
}
