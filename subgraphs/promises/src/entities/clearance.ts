import { Visibility } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@inaccessible')
@ObjectType({ description: 'Läsbarhet. Who may read a row that other subgraphs refer to, and nothing of what it says' })
export class Clearance {
  @Field({ description: 'Slag. CitizenPromise, FocusArea or Measure' })
  kind: string;

  @Field(() => ID, { description: 'Id. The row’s' })
  id: string;

  @Field(() => Visibility, { description: 'Synlighet. The lowest level that reads it' })
  visibility: Visibility;

  @Field(() => Date, { nullable: true, description: 'Embargo. Until then only the parties read it; null for none' })
  visibleFrom: Date | null;

  @Field(() => [String], { description: 'Kommuner. Codes of the municipalities whose partners read it before the public' })
  municipalities: string[];

  @Field(() => String, { nullable: true, description: 'Sektor. Whose bodies read a SECTOR row; null for every sector’s' })
  sector: string | null;
}

@Directive('@inaccessible')
@ObjectType({ description: 'Läsbarheter. A page of clearances, the longest unchanged first' })
export class ClearancePage {
  @Field({ description: 'Läst. The owner’s clock when the page was read; the next reading goes on from the first page’s' })
  readAt: Date;

  @Field(() => [Clearance], { description: 'Rader. At most 100' })
  rows: Clearance[];

  @Field(() => String, { nullable: true, description: 'Nästa. Where the next page goes on; null where there is none' })
  next: string | null;
}
