import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum ContactKind {
  TELEPHONE = 'TELEPHONE',
  EMAIL = 'EMAIL',
  WEB = 'WEB',
}
registerEnumType(ContactKind, {
  name: 'ContactKind',
  description: 'Kontaktsätt. How a function is reached',
  valuesConfig: {
    TELEPHONE: { description: 'Telefon: a function’s number, such as 114 14; never a person’s' },
    EMAIL: { description: 'E-post: a function’s address; never a person’s' },
    WEB: { description: 'Webb: the address of a page' },
  },
});

@ObjectType({ description: 'Kontaktuppgift. One way to reach a function, as it is published' })
export class Contact {
  @Field(() => ContactKind, { description: 'Kontaktsätt. Which way it is' })
  kind: ContactKind;

  @Field({ description: 'Värde. The number or the address' })
  value: string;
}
