import { type Context, DateScalar } from '@hub/kernel';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { Municipality } from '../entities/municipality.ts';
import {
  currentPromiseOfMunicipality,
  latestPromiseOfMunicipality,
  municipalityByCode,
  promisesOfMunicipality,
} from '../loaders.ts';
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

  @FieldResolver(() => CitizenPromise, {
    nullable: true,
    description: 'Gällande löfte. The signed promise whose period holds the day; null where none does',
  })
  currentPromise(
    @Root() municipality: Municipality,
    @Arg('on', () => DateScalar, { nullable: true, description: 'Dag. Today in Sweden where null' }) on: string | null,
    @Ctx() context: Context,
  ): Promise<CitizenPromise | null> {
    return currentPromiseOfMunicipality(context, on ?? null).load(municipality.code);
  }

  @FieldResolver(() => CitizenPromise, {
    nullable: true,
    description: 'Senaste löfte. The signed promise whose period began last, which may have ended; null where none has begun',
  })
  latestPromise(@Root() municipality: Municipality, @Ctx() context: Context): Promise<CitizenPromise | null> {
    return latestPromiseOfMunicipality(context).load(municipality.code);
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [CitizenPromise], {
    nullable: true,
    description: 'Löften. All of the municipality’s promises, newest first',
  })
  promises(@Root() municipality: Municipality, @Ctx() context: Context): Promise<CitizenPromise[]> {
    return promisesOfMunicipality(context).load(municipality.code);
  }
}
