import { GraphQLError } from 'graphql';
import { type ClassType, Directive, Field, ObjectType, registerEnumType } from 'type-graphql';

/** A write that its sender can mend: it rolls back, and comes back as a `userErrors` entry rather than as a GraphQL error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: string,
    message: string,
    readonly field: string[] | null = null,
  ) {
    super(message);
  }
}

/** What every payload carries beside the changed object. */
export interface UserErrorShape {
  code: string;
  message: string;
  field: string[] | null;
}

/**
 * A subgraph's `UserErrorCode` and `UserError`. The enum is an output enum, so composition merges the four subgraphs' values.
 *
 * @param codes - each code with its description
 */
export function createUserError<Codes extends Record<string, string>>(codes: Codes): ClassType<UserErrorShape> {
  const values = Object.fromEntries(Object.keys(codes).map((code) => [code, code]));
  registerEnumType(values, {
    name: 'UserErrorCode',
    description: 'Felkod. What the sender can mend',
    valuesConfig: Object.fromEntries(Object.entries(codes).map(([code, description]) => [code, { description }])),
  });
  @Directive('@shareable')
  @ObjectType({ description: 'Fel som avsändaren kan rätta. Nothing was written' })
  class UserError implements UserErrorShape {
    @Field(() => values, { description: 'Felkod. The kind of error' })
    code: string;
    @Field({ description: 'Meddelande. What is wrong, with the value and its bound' })
    message: string;
    @Field(() => [String], { nullable: true, description: 'Fält. The path in the input; null where no one field is at fault' })
    field: string[] | null;
  }
  return UserError;
}

/** The codes any subgraph may use; each adds its own. */
export const COMMON_USER_ERRORS = {
  NOT_FOUND: 'Finns inte. It does not exist, or the caller may not see it: the hub does not say which',
  PERSONAL_DATA: 'Personuppgift. A text holds what looks like personal data; the hub never holds it and does not repeat it',
};

export const STALE_WRITE = { STALE_WRITE: 'Inaktuell version. It has changed since it was read; read it again' };

/**
 * A mutation's payload `<Name>Payload`: the changed object, null where nothing was written, and the errors.
 *
 * @param fields - field name → its type and description; more than one where a mutation gives more than the object
 */
export function createPayload(
  name: string,
  fields: Record<string, { type: () => ClassType | typeof String; description: string }>,
  userError: ClassType<UserErrorShape>,
): ClassType<{ userErrors: UserErrorShape[] }> {
  @ObjectType(`${name}Payload`, { description: 'Svar på en ändring. What a change gave, or why nothing was changed' })
  class Payload {
    @Field(() => [userError], { description: 'Fel. Empty where the change was made' })
    userErrors: UserErrorShape[];
  }
  for (const [field, { type, description }] of Object.entries(fields)) {
    Field(type, { nullable: true, description: `${description}; null where nothing was changed` })(Payload.prototype, field);
  }
  return Payload;
}

/** The error for a bad argument that only code can check. */
export function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
