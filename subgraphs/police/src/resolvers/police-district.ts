import type { Context } from '@hub/kernel';
import { isId } from '@hub/kernel';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { LiaisonFunction } from '../entities/liaison-function.ts';
import { Municipality } from '../entities/municipality.ts';
import { PoliceDistrict } from '../entities/police-district.ts';
import { districtById, functionsOfDistrict } from '../loaders.ts';

@Resolver(() => PoliceDistrict)
export class PoliceDistrictResolver {
  @Query(() => PoliceDistrict, {
    nullable: true,
    description: 'Lokalpolisområde. One local police district; null where there is none',
  })
  async policeDistrict(
    @Arg('id', () => ID, { description: 'Id. The district’s' }) id: string,
    @Ctx() context: Context,
  ): Promise<PoliceDistrict | null> {
    return isId(id) ? districtById(context).load(id.toLowerCase()) : null;
  }

  @FieldResolver(() => [Municipality], {
    nullable: true,
    description: 'Kommuner. Those it answers for, by code, as far as sources tell',
  })
  municipalities(@Root() { municipalities }: PoliceDistrict): Municipality[] {
    return municipalities.map(Municipality.of);
  }

  @FieldResolver(() => [LiaisonFunction], {
    nullable: true,
    description: 'Samverkansfunktioner. Those of the district; empty where no source names any',
  })
  liaisonFunctions(@Root() { id }: PoliceDistrict, @Ctx() context: Context): Promise<LiaisonFunction[]> {
    return functionsOfDistrict(context).load(id);
  }
}
