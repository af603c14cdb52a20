import { type Context, inLanguage, LanguageArgs } from '@hub/kernel';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LiaisonFunction } from '../entities/liaison-function.ts';
import { Municipality } from '../entities/municipality.ts';
import { PoliceDistrict } from '../entities/police-district.ts';
import { districtById } from '../loaders.ts';

@Resolver(() => LiaisonFunction)
export class LiaisonFunctionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Roll. What the function is called, such as kommunpolis' })
  role(@Root() { role }: LiaisonFunction, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(role, language);
  }

  @FieldResolver(() => PoliceDistrict, {
    nullable: true,
    description: 'Lokalpolisområde. The district it belongs to; null where no source says',
  })
  async district(@Root() { districtId }: LiaisonFunction, @Ctx() context: Context): Promise<PoliceDistrict | null> {
    return districtId === null ? null : districtById(context).load(districtId);
  }

  @FieldResolver(() => [Municipality], {
    nullable: true,
    description: 'Kommuner. Those it covers, by code, as far as sources tell',
  })
  municipalities(@Root() { municipalities }: LiaisonFunction): Municipality[] {
    return municipalities.map(Municipality.of);
  }
}
