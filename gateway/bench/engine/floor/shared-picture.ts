import { ask, askEntities, type Data, join } from './subgraphs.ts';

const PROMISES = `query ($municipality: ID!) { municipality(code: $municipality) {
  code name currentPromise(on: "2023-06-01") { id slug title signedOn period { from to } parties { slug }
    focusAreas { id number title definition goals { text kind assessment }
      measures(first: 20) { totalCount edges { node { title state responsible { slug } } } } }
    predecessor { slug period { from to } focusAreas { title goals { text target outcome assessment } } } } } }`;
const REPRESENTATIONS = '$municipality: [_Any!]!, $promise: [_Any!]!, $areas: [_Any!]!';
const COUNCIL = `query (${REPRESENTATIONS}, $parties: [_Any!]!, $responsible: [_Any!]!) {
  municipality: _entities(representations: $municipality) { ... on Municipality {
    safetyCouncil { name members(first: 50) { totalCount edges { node { name kind } } } } } }
  promise: _entities(representations: $promise) { ... on CitizenPromise {
    meetings { heldOn purpose attendance { organisation { name } present } } } }
  areas: _entities(representations: $areas) { ... on FocusArea { decisions { text decidedOn } } }
  parties: _entities(representations: $parties) { ... on Organisation { name kind } }
  responsible: _entities(representations: $responsible) { ... on Organisation { name } } }`;
const POLICE = `query (${REPRESENTATIONS}) {
  municipality: _entities(representations: $municipality) { ... on Municipality { policeLiaison { role }
    reportedOffences { title points { period { from to } value { ... on Count { value } } } } } }
  promise: _entities(representations: $promise) { ... on CitizenPromise { claims { text speaker { name role } note } } }
  areas: _entities(representations: $areas) { ... on FocusArea { statistics { title } } } }`;
const BUSINESS = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on FocusArea {
  businessSafety { total { ... on Count { value } ... on Suppressed { reason } } } } } }`;

/** The shared picture, in four requests: the promise's owner, then the three others at once. */
export async function answerSharedPicture(variables: object): Promise<Data> {
  const {
    municipality: { code, ...municipality },
  } = await ask('promises', PROMISES, variables);
  const { id, ...promise } = municipality.currentPromise;
  const measures = promise.focusAreas.flatMap((area: Data) => area.measures.edges.map(({ node }: Data) => node));
  const organisations = (found: Data[]) => found.map(({ slug }) => ({ __typename: 'Organisation', slug }));
  const responsible = measures.map((measure: Data) => measure.responsible).filter((found: Data) => found !== null);
  const representations = {
    municipality: [{ __typename: 'Municipality', code }],
    promise: [{ __typename: 'CitizenPromise', id }],
    areas: promise.focusAreas.map((area: Data) => ({ __typename: 'FocusArea', id: area.id })),
  };
  const [council, police, business] = await Promise.all([
    ask('council', COUNCIL, {
      ...representations,
      parties: organisations(promise.parties),
      responsible: organisations(responsible),
    }),
    ask('police', POLICE, representations),
    askEntities('business', BUSINESS, representations.areas),
  ]);
  for (const organisation of responsible) delete organisation.slug;
  join(responsible, council.responsible);
  join(promise.parties, council.parties);
  for (const area of promise.focusAreas) delete area.id;
  join(promise.focusAreas, council.areas, police.areas, business);
  return {
    municipality: {
      ...municipality,
      ...council.municipality[0],
      ...police.municipality[0],
      currentPromise: { ...promise, ...council.promise[0], ...police.promise[0] },
    },
  };
}
