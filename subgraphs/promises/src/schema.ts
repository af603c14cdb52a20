import type { SubgraphDefinition } from '@hub/kernel';
import { Municipality } from './entities/municipality.ts';
import { municipalityByCode } from './loaders.ts';
import { Tables1764000000000 } from './migrations/1764000000000-tables.ts';
import { MunicipalityResolver } from './resolvers/municipality.ts';
import { seeds } from './seeds.ts';

export const definition: SubgraphDefinition = {
  name: 'promises',
  port: 4101,
  resolvers: [MunicipalityResolver],
  orphanedTypes: [],
  references: { Municipality: ({ code = '' }, context) => municipalityByCode(context).load(code) },
  entities: [Municipality],
  migrations: [Tables1764000000000],
  seeds,
};
