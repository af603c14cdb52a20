import { registerEnumType } from 'type-graphql';

export enum IncidentCategory {
  THEFT = 'THEFT',
  VANDALISM = 'VANDALISM',
  THREAT = 'THREAT',
  DISORDER = 'DISORDER',
  FRAUD = 'FRAUD',
  OTHER = 'OTHER',
}
registerEnumType(IncidentCategory, {
  name: 'IncidentCategory',
  description: 'Händelsetyp. What kind of incident a business reports',
  valuesConfig: {
    THEFT: { description: 'Stöld: theft, shoplifting included' },
    VANDALISM: { description: 'Skadegörelse: vandalism' },
    THREAT: { description: 'Hot: threat or violence' },
    DISORDER: { description: 'Ordningsstörning: disorder' },
    FRAUD: { description: 'Bedrägeri: fraud' },
    OTHER: { description: 'Annat: anything else' },
  },
});

export enum IncidentDimension {
  CATEGORY = 'CATEGORY',
  MONTH = 'MONTH',
  AREA = 'AREA',
}
registerEnumType(IncidentDimension, {
  name: 'IncidentDimension',
  description: 'Indelning. What the released counts are divided by',
  valuesConfig: {
    CATEGORY: { description: 'Händelsetyp: by kind of incident' },
    MONTH: { description: 'Månad: by month' },
    AREA: { description: 'Område: by guard area, and the rest of the municipality' },
  },
});
