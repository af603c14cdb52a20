import { GraphQLError } from 'graphql';

/** A field that its owner refuses: with a code, so that the gateway gives the message on. */
export function fail(code: string, message: string): () => never {
  return () => {
    throw new GraphQLError(message, { extensions: { code } });
  };
}
