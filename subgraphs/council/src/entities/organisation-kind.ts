import { registerEnumType } from 'type-graphql';

export enum OrganisationKind {
  AUTHORITY = 'AUTHORITY',
  MUNICIPALITY = 'MUNICIPALITY',
  BUSINESS_ASSOCIATION = 'BUSINESS_ASSOCIATION',
  COMPANY = 'COMPANY',
  CIVIL_SOCIETY = 'CIVIL_SOCIETY',
  FAITH = 'FAITH',
  HEALTH = 'HEALTH',
  RESCUE = 'RESCUE',
  PROPERTY = 'PROPERTY',
  OTHER = 'OTHER',
}
registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'Organisationens slag. What kind of body it is; the hub’s own sorting, not the sources’',
  valuesConfig: {
    AUTHORITY: { description: 'Myndighet, such as the police' },
    MUNICIPALITY: { description: 'Kommun' },
    BUSINESS_ASSOCIATION: { description: 'Näringslivsförening: traders, industry, farmers' },
    COMPANY: { description: 'Företag' },
    CIVIL_SOCIETY: { description: 'Civilsamhälle: associations of citizens' },
    FAITH: { description: 'Trossamfund' },
    HEALTH: { description: 'Vård: care and ambulance' },
    RESCUE: { description: 'Räddningstjänst' },
    PROPERTY: { description: 'Fastighetsägare: owners of property and their associations' },
    OTHER: { description: 'Annat: none of the others' },
  },
});
