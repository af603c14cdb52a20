import { Fact, factId, Source, type SuppressionReason } from '@hub/kernel';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

/** Not guarded itself: it is reached through its series alone, and the series is. */
@Entity()
@ObjectType({ description: 'Statistikpunkt. One period’s figure; a period without a point has no figure, which is not zero' })
export class StatisticPoint extends Fact {
  @Column('uuid')
  seriesId: string;

  @Column('date')
  periodFrom: string;

  @Column('date')
  periodTo: string;

  /** In the series' unit; null where it is withheld. */
  @Column({ type: 'double precision', nullable: true })
  amount: number | null;

  /** Why the figure is not shown; null where it is. */
  @Column({ type: 'text', nullable: true })
  withheld: SuppressionReason | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Antal svar. How many answers the figure rests on; null where it is no survey, or no source says',
  })
  @Column({ type: 'int', nullable: true })
  n: number | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where the figure was found' })
  declare sources: Source[];

  /** A point is its series and its period, so a correction finds the point it corrects, whoever wrote that. */
  static idOf(seriesId: string, { from, to }: { from: string; to: string }): string {
    return factId('StatisticPoint', seriesId, from, to);
  }
}
