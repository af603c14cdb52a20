import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql';
import { Municipality } from '../entities/municipality.ts';
import { municipalityByCode } from '../loaders.ts';
import { listMunicipalities } from '../services/municipalities.ts';

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Directive('@listSize(assumedSize: 290)')
  @Query(() => [Municipality], { nullable: true, description: 'Kommuner. Every municipality the hub holds, by code' })
  municipalities(@Ctx() context: Context): Promise<Municipality[]> {
    return listMunicipalities(context);
  }

  @Query(() => Municipality, { nullable: true, description: 'Kommun. One municipality; null where the hub does not hold it' })
  municipality(
    @Arg('code', () => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' }) code: string,
    @Ctx() context: Context,
  ): Promise<Municipality | null> {
    return municipalityByCode(context).load(code);
  }
}
