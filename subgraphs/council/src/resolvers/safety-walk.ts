import { type Context, inLanguage, LanguageArgs } from '@hub/kernel';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Measure } from '../entities/measure.ts';
import { SafetyWalk } from '../entities/safety-walk.ts';
import { WalkFinding } from '../entities/walk-finding.ts';
import { borrow, borrowMeasures } from '../services/references.ts';

@Resolver(() => SafetyWalk)
export class SafetyWalkResolver {
  @FieldResolver(() => [WalkFinding], {
    nullable: true,
    description: 'Iakttagelser. What was found, in the order told; empty before the walk',
  })
  findings(@Root() { findings }: SafetyWalk): WalkFinding[] {
    return findings;
  }

  @FieldResolver(() => [Measure], {
    nullable: true,
    description: 'Åtgärder. The measures it gave rise to, as far as the caller may read them; empty where none are known',
  })
  measures(@Root() { measureIds }: SafetyWalk, @Ctx() context: Context) {
    return borrowMeasures(context, measureIds);
  }
}

@Resolver(() => WalkFinding)
export class WalkFindingResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What was found' })
  text(@Root() { text }: WalkFinding, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(text, language);
  }

  @FieldResolver(() => Measure, {
    nullable: true,
    description: 'Åtgärd. The measure that answers it; null where none is named, or the caller may not read it',
  })
  measure(@Root() { measureId }: WalkFinding, @Ctx() context: Context) {
    return borrow(context, 'Measure', measureId);
  }
}
