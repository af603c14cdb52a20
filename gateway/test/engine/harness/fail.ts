import { GraphQLError } from 'graphql';

/** A refusal of a field's owner: with a code, so that the gateway gives the message on. */
export function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** A field whose owner refuses it. */
export function fail(code: string, message: string): () => never {
  return () => {
    throw refusal(code, message);
  };
}
