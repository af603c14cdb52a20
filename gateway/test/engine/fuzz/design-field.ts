import { designArguments, writeRequiredArguments } from './design-arguments.ts';
import { type EntityModel, type FieldModel, isLeaf, isNeverNull, KEYS, type Model, namedType } from './model.ts';
import { type FieldSeed, type GraphSeed, mix, pickFrom } from './seed.ts';

const WRAPS = [
  'T', 'T!', 'T', 'T!', 'T', '[T]', '[T!]', '[T]!', '[T!]!', '[T!]!', '[[T]]', '[[T!]!]!', 'T', 'T!', '[T]', 'T',
]; // biome-ignore format: one line

type Shell = Omit<Model, 'queries' | 'mutations'>;

interface Asked {
  readonly seed: FieldSeed;
  readonly name: string;
  /** What it may be of. */
  readonly types: readonly string[];
  readonly model: Shell;
  /** Whose field it is, where it is an entity's. */
  readonly entity?: EntityModel;
}

/** The field that a seed means, there and with what was designed before it. */
export function designField({ seed, name, types, model, entity }: Asked): FieldModel {
  const { subgraphs } = model;
  const given = pickFrom(types, seed.type);
  const abstract = model.interfaces.find((type) => type.name === given);
  const owner = abstract && !abstract.identified ? abstract.home : subgraphs[seed.owner % subgraphs.length];
  const owners = owner === undefined ? [] : [owner];
  const other = subgraphs[(seed.owner + 1) % subgraphs.length];
  const type = pickFrom(WRAPS, seed.wrap).replace('T', given);
  const plain = {
    name,
    type,
    arguments: designArguments(seed.arguments),
    owners,
    shareable: false,
    required: false,
    sound: false,
  };
  if (owner === undefined || other === undefined || other === owner) return plain;
  if (seed.manner === 'shared' && !/^[IU]/.test(given)) return { ...plain, owners: [owner, other], shareable: true };
  if (!entity) return plain;
  if (seed.manner === 'overriding' && isLeaf(given)) return { ...plain, overridden: other };
  const requires = seed.manner === 'requiring' ? requireSome(entity, owner, seed.pick, model) : undefined;
  return requires === undefined ? plain : { ...plain, type: seed.wrap % 2 === 0 ? 'String' : 'String!', arguments: [], requires };
}

/** A selection of the entity's fields that the subgraph does not resolve itself; undefined where there are none. */
function requireSome(entity: EntityModel, subgraph: string, pick: number, model: Shell): string | undefined {
  const elsewhere = entity.fields.filter((field) => !field.owners.includes(subgraph) && field.overridden !== subgraph);
  const selections = elsewhere.flatMap((field) => {
    const selection = requireField(field, pick, model);
    return selection === undefined ? [] : [{ field, selection }];
  });
  if (selections.length === 0) return undefined;
  const chosen = new Set([pickFrom(selections, pick), pickFrom(selections, Math.floor(pick / 7))]);
  for (const { field } of chosen) {
    field.required = true;
    if (!isLeaf(field.type) || field.type.includes('!')) field.sound = true;
  }
  return [...chosen].map(({ selection }) => selection).join(' ');
}

function requireField({ name, type, arguments: definitions }: FieldModel, pick: number, model: Shell): string | undefined {
  const given = writeRequiredArguments(definitions);
  if (given === undefined) return undefined;
  if (isLeaf(type)) return `${name}${given}`;
  // What a client asks below it besides may fail, and then it is null in the whole answer or, where it may not be, the entity is.
  if (!isNeverNull(type)) return undefined;
  const value = model.values.find((other) => other.name === namedType(type));
  const leaf = value?.fields.filter((field) => isLeaf(field.type) && field.arguments.length === 0);
  if (leaf?.length) {
    const below = pickFrom(leaf, pick);
    below.sound = true;
    return `${name}${given} { ${below.name} }`;
  }
  const entity = model.entities.find((other) => other.name === namedType(type));
  const key = entity?.keys.find((other) => /^\w+$/.test(other));
  return key && `${name}${given} { ${key} }`;
}

/** Lets fields that give an entity give a field of it too, which its own subgraph resolves. */
export function provideMore(model: Model, seed: GraphSeed): void {
  const all = [
    ...model.entities.flatMap(({ fields }, index) => {
      const seeds = seed.entities[index]?.fields ?? [];
      return seeds.flatMap((own, place) => {
        const field = fields.find(({ name }) => name === `f${place}`);
        return field ? [{ field, own }] : [];
      });
    }),
    ...model.queries.flatMap((field, index) => {
      const own = seed.roots[index];
      return own ? [{ field, own }] : [];
    }),
  ];
  for (const { field, own } of all.filter((entry) => entry.own.manner === 'providing')) {
    const [owner] = field.owners;
    const gives = namedType(field.type);
    const union = model.unions.find(({ name }) => name === gives);
    const entity = model.entities.find(({ name }) => name === gives || name === union?.members[0]);
    const offered = entity?.fields.filter(
      ({ owners, overridden, requires, type, arguments: given }) =>
        isLeaf(type) &&
        given.length === 0 &&
        overridden === undefined &&
        requires === undefined &&
        owner !== undefined &&
        !owners.includes(owner),
    );
    if (!entity || !offered?.length) continue;
    const provided = pickFrom(offered, mix(own.pick, field.name));
    provided.shareable = true;
    field.provides = union ? `... on ${entity.name} { ${provided.name} }` : provided.name;
  }
}

/** A key's fields, as the SDL writes them. */
export function keyFields(entity: EntityModel, key: keyof typeof KEYS): string[] {
  return KEYS[key].map((field) => field.replace('OWNER', entity.owner ?? ''));
}
