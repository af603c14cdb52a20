import { createConnection, GuardedFact, Source } from '@hub/kernel';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import type { WalkFinding } from './walk-finding.ts';

export enum SafetyWalkStage {
  PRE_MEETING = 'PRE_MEETING',
  WALK = 'WALK',
  FOLLOW_UP = 'FOLLOW_UP',
}
registerEnumType(SafetyWalkStage, {
  name: 'SafetyWalkStage',
  description: 'Trygghetsvandringens skede. How far a safety walk has come; it goes forward one stage at a time',
  valuesConfig: {
    PRE_MEETING: { description: 'Förmöte: planned, not yet walked' },
    WALK: { description: 'Vandring: walked, with what was found' },
    FOLLOW_UP: { description: 'Uppföljning: what was done about it; final' },
  },
});

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Trygghetsvandring. A walk through an area to see what makes it safe or unsafe' })
export class SafetyWalk extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('text')
  municipalityCode: string;

  @Field(() => Date, { nullable: true, description: 'Planerad till. When it begins; null where nobody has said' })
  @Column({ type: 'timestamptz', precision: 3 })
  plannedFor: Date;

  @Field(() => String, { nullable: true, description: 'Område. The part of the municipality; null where nobody has said' })
  @Column('text')
  area: string;

  @Field(() => SafetyWalkStage, { description: 'Skede. How far it has come' })
  @Column('text')
  stage: SafetyWalkStage;

  @Column('jsonb')
  findings: WalkFinding[];

  /** Measures of the promises subgraph. */
  @Column('uuid', { array: true })
  measureIds: string[];

  @Directive('@requiresScopes(scopes: [["council:write"]])')
  @Directive('@tag(name: "council")')
  @Field(() => Int, { nullable: true, description: 'Version. Sent back with a change; null where the caller may not write' })
  @Column({ type: 'int', default: 1 })
  version: number;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where its facts were found; empty where a partner wrote it here',
  })
  declare sources: Source[];
}

export const SafetyWalkConnection = createConnection(SafetyWalk, 'SafetyWalk', 'trygghetsvandringar');
