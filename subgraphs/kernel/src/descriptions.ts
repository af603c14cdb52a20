/**
 * A type that several subgraphs know is described alike in all of them: composition takes one text, and hints at every
 * other. These are those texts, its key's included.
 */
export const DESCRIPTIONS = {
  Municipality: 'Kommun. A municipality, one of a promise’s parties beside the police',
  CitizenPromise: 'Medborgarlöfte. What the police and one or more municipalities promise the citizens for a period',
  FocusArea: 'Fokusområde. One of the areas a promise directs its measures at',
  Measure: 'Åtgärd. What somebody does within one or several focus areas',
  Organisation: 'Organisation. A body that takes part in local crime prevention',
  code: 'Kommunkod. Statistics Sweden’s four digits',
  id: 'Id. Opaque and stable',
  slug: 'Kortnamn. A readable name, unique in the hub: amal-handel',
} as const;
