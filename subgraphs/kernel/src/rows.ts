import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import type { DataSource, EntityManager } from 'typeorm';
import { type Page, PageArgs } from './arguments.ts';
import { type Caller, LEVELS } from './caller.ts';
import { decodeCursor, encodeCursor, pageSize } from './cursor.ts';
import { type ForeignKind, GuardedFact } from './facts.ts';
import { type Shape, shapeOf, type Unasked } from './shape.ts';

type Class<Row> = new () => Row;

/** The order of a list: a key that is never null and not unique, and `id` to tell equal keys apart. */
export interface Order {
  /** Part of the cursor, so that one list's cursor is refused by another. */
  readonly name: string;
  /** SQL over the alias `t`, without parameters. */
  readonly key: string;
  readonly type: 'date' | 'timestamptz' | 'text' | 'int4' | 'int8';
  readonly descending?: boolean;
}

/** A list of rows of one entity, its table under the alias `t`. */
export interface Listing<Row extends object> {
  readonly entity: Class<Row>;
  /**
   * What the rows are found by, where it is not their own table: one between parents and rows, under the alias `l`, and its column
   * of the rows' ids. It holds who may read each row and what the order's key is made of, so that hidden rows are not met.
   */
  readonly link?: readonly [table: string, row: string];
  /** `join …` clauses, of a list without a link. */
  readonly join?: Sql;
  readonly where?: Sql | undefined;
  readonly order: Order;
}

/** A listing under each of several parents. */
export interface ChildListing<Row extends object> extends Listing<Row> {
  /** The SQL expression that holds the parent's key, such as `t.promise_id`. */
  readonly parent: string;
  readonly parentType: 'uuid' | 'text';
}

/**
 * The one predicate that decides who may read a row, over any alias with the columns of `GuardedFact`.
 *
 * PUBLIC rows are anyone's once their embargo has passed. Others need the level, and a municipality of the caller's;
 * a SECTOR body reads no other sector's rows, and PARTY alone reads under embargo.
 */
export function cleared(caller: Caller, alias = 't'): Sql {
  return sql`(${join(clearances(caller, alias), ' or ')})`;
}

/**
 * What `cleared` says, as predicates that no row satisfies two of. Each has an index of its own to go by, where one for all
 * would lead over rows that are hidden, and take the time it takes to pass them by.
 */
export function clearances(caller: Caller, alias: string): [Sql, ...Sql[]] {
  const t = raw(alias);
  const anyones: [Sql, Sql] = [
    sql`(${t}.visibility = 'PUBLIC' and ${t}.visible_from is null)`,
    sql`(${t}.visibility = 'PUBLIC' and ${t}.visible_from <= now())`,
  ];
  if (caller.level === 'PUBLIC') return anyones;
  const own = caller.municipalities === null ? sql`true` : sql`${t}.municipalities && ${caller.municipalities}::text[]`;
  if (caller.level === 'PARTY') return [...anyones, sql`((${t}.visibility <> 'PUBLIC' or ${t}.visible_from > now()) and ${own})`];
  const levels = LEVELS.slice(1, LEVELS.indexOf(caller.level) + 1);
  const open = sql`(${t}.visible_from is null or ${t}.visible_from <= now())`;
  const sector = caller.level === 'SECTOR' ? sql`(${t}.sector is null or ${t}.sector = ${caller.sector})` : sql`true`;
  return [...anyones, sql`(${t}.visibility = any(${levels}::text[]) and ${open} and ${own} and ${sector})`];
}

/**
 * Whether the caller may learn that a reference to another subgraph's row exists: the row is known here, and cleared.
 *
 * @param kind - of the row, or SQL of the column that holds it
 * @param id - SQL of the reference's column
 */
export function clearedReference(caller: Caller, kind: ForeignKind | Sql, id: string): Sql {
  return sql`exists (select 1 from foreign_row f where f.kind = ${kind} and f.id = ${raw(id)} and ${cleared(caller, 'f')})`;
}

/**
 * The one door to stored rows. Every read goes through it with its caller, so that no resolver or service can forget who
 * asks: the clearance is in the WHERE of rows, pages and counts alike.
 */
export class Rows {
  /** What a read has no use for, by type; null where everything may be used. */
  unasked: Unasked | null = null;

  constructor(
    private readonly database: DataSource | EntityManager,
    readonly caller: Caller,
  ) {}

  /** Every row that matches, in a fixed order. For lists that their document bounds; others are pages. */
  async all<Row extends object>(entity: Class<Row>, where: Sql, order = 't.id', joins: Sql = empty): Promise<Row[]> {
    const statement = sql`select ${this.shape(entity).columns} from ${this.shape(entity).table} t ${joins}
      where ${this.guard(entity)} and ${where} order by ${raw(order)}`;
    return this.run(entity, statement);
  }

  /** The row, or null where there is none or the caller may not read it. `lock` holds it until the transaction ends. */
  async one<Row extends object>(entity: Class<Row>, where: Sql, lock = false): Promise<Row | null> {
    const statement = sql`select ${this.shape(entity).columns} from ${this.shape(entity).table} t
      where ${this.guard(entity)} and ${where} limit 1 ${lock ? sql`for update` : empty}`;
    return (await this.run(entity, statement))[0] ?? null;
  }

  /** Rows under each of several parents, `parent` being the key each stands under. One statement. */
  async under<Row extends object>(
    entity: Class<Row>,
    parent: string,
    parentType: 'uuid' | 'text',
    keys: readonly string[],
    order = 't.id',
    joins: Sql = empty,
    where: Sql = sql`true`,
  ): Promise<(Row & { $parent: string })[]> {
    const statement = sql`select ${raw(parent)} as "$parent", ${this.shape(entity).columns} from ${this.shape(entity).table} t ${joins}
      where ${raw(parent)} = any(${keys}::${raw(parentType)}[]) and ${this.guard(entity)} and ${where} order by ${raw(order)}`;
    return this.run<Row & { $parent: string }>(entity as Class<Row & { $parent: string }>, statement);
  }

  /** One page of a list. Throws BAD_USER_INPUT for a `first` out of bounds or a cursor that is not this list's. */
  async page<Row extends object>(listing: Listing<Row>, args: PageArgs): Promise<Page<Row>> {
    const rows = await this.run<Row & Keyed>(listing.entity as Class<Row & Keyed>, this.slice(listing, args, sql`true`));
    return toPage(rows, args, listing.order, async () => {
      const [counted] = await this.database.query(...statementOf(this.number(listing, sql`true`)));
      return counted.n;
    });
  }

  /** The same page of the same list under each of several parents, in the keys' order. One statement, and one for all counts. */
  async pages<Row extends object>(listing: ChildListing<Row>, args: PageArgs, keys: readonly string[]): Promise<Page<Row>[]> {
    const type = raw(listing.parentType);
    const under = sql`${raw(listing.parent)} = k.key`;
    const rows = await this.run<Row & Keyed>(
      listing.entity as Class<Row & Keyed>,
      sql`select k.key as "$parent", r.* from unnest(${keys}::${type}[]) as k(key)
        cross join lateral (${this.slice(listing, args, under)}) r`,
    );
    let counts: Promise<Map<string, number>> | undefined;
    const count = async (key: string) => {
      counts ??= this.counts(listing, keys);
      return (await counts).get(key) ?? 0;
    };
    const childrenOf = (key: string) => rows.filter(({ $parent }) => $parent === key);
    return keys.map((key) => toPage(childrenOf(key), args, listing.order, () => count(key)));
  }

  private async counts<Row extends object>(listing: ChildListing<Row>, keys: readonly string[]): Promise<Map<string, number>> {
    const rows: { key: string; n: number }[] = await this.database.query(
      ...statementOf(sql`select k.key, c.n from unnest(${keys}::${raw(listing.parentType)}[]) as k(key)
        cross join lateral (${this.number(listing, sql`${raw(listing.parent)} = k.key`)}) c`),
    );
    return new Map(rows.map((row) => [row.key, row.n]));
  }

  private number<Row extends object>(listing: Listing<Row>, under: Sql): Sql {
    const found = this.guards(listing).map((guard) => sql`(select 1 ${this.matching(listing, under, guard)})`);
    return sql`select count(*)::int as n from (${join(found, ' union all ')}) f`;
  }

  private matching<Row extends object>({ entity, link, join: joins = empty, where }: Listing<Row>, under: Sql, guard: Sql): Sql {
    const matched = sql`where ${under} and ${guard} and ${where ?? sql`true`}`;
    if (!link) return sql`from ${this.shape(entity).table} t ${joins} ${matched}`;
    return sql`from ${raw(link[0])} l ${where ? this.linked(entity, `l.${link[1]}`) : empty} ${matched}`;
  }

  /** The rows by their ids. What a link holds says who may read them; they say it once more. */
  private linked(entity: Class<object>, id: string): Sql {
    return sql`join ${this.shape(entity).table} t on t.id = ${raw(id)} and ${this.guard(entity)}`;
  }

  private slice<Row extends object>(listing: Listing<Row>, args: PageArgs, under: Sql): Sql {
    const { entity, link, order } = listing;
    const { key, type, descending } = order;
    const direction = raw(descending ? 'desc' : 'asc');
    const limit = pageSize(args) + 1;
    const id = raw(link ? `l.${link[1]}` : 't.id');
    const from = decodeCursor(args.after, order);
    const beyond = from
      ? sql`and (${raw(key)}, ${id}) ${raw(descending ? '<' : '>')} (${from.key}::${raw(type)}, ${from.id}::uuid)`
      : empty;
    const ordered = sql`order by "$order" ${direction}, id ${direction} limit ${limit}`;
    const [first, ...others] = this.guards(listing);
    const rowsBy = (
      guard: Sql,
    ) => sql`select ${link ? sql`${id} as id` : this.shape(entity).columns}, (${raw(key)})::text as "$key",
      ${raw(key)} as "$order" ${this.matching(listing, under, guard)} ${beyond}`;
    // The others are few. Found whole and sorted: the list's own index would lead to them over all that is hidden.
    const whole = others.map((guard) => sql`(select * from (${rowsBy(guard)} offset 0) o ${ordered})`);
    const page = sql`(${rowsBy(first)} order by ${raw(key)} ${direction}, ${id} ${direction} limit ${limit})`;
    const found = whole.length === 0 ? page : sql`${join([page, ...whole], ' union all ')} ${ordered}`;
    if (!link) return found;
    return sql`select ${this.shape(entity).columns}, f."$key", f."$order" from (${found}) f ${this.linked(entity, 'f.id')}
      order by f."$order" ${direction}, f.id ${direction}`;
  }

  /** The rows of a listing are those of any of these, and of one alone. */
  private guards<Row extends object>({ entity, link }: Listing<Row>): [Sql, ...Sql[]] {
    return isGuarded(entity) ? clearances(this.caller, link ? 'l' : 't') : [sql`true`];
  }

  private guard(entity: Class<object>): Sql {
    return isGuarded(entity) ? cleared(this.caller) : sql`true`;
  }

  private shape(entity: Class<object>): Shape {
    return shapeOf('dataSource' in this.database ? this.database.dataSource : this.database, entity, this.unasked);
  }

  private async run<Row extends object>(entity: Class<Row>, statement: Sql): Promise<Row[]> {
    const rows: Row[] = await this.database.query(...statementOf(statement));
    const { prototype } = this.shape(entity);
    return rows.map((row) => Object.assign(Object.create(prototype), row));
  }
}

const isGuarded = (entity: Class<object>) => entity.prototype instanceof GuardedFact;

/** What `database.query` takes. */
export function statementOf(statement: Sql): [string, unknown[]] {
  return [statement.text, statement.values];
}

interface Keyed {
  id: string;
  $key: string;
  $parent: string;
}

/** A row of a page. Its cursor is made where somebody asks. */
class Edge<Row extends Keyed> {
  constructor(
    private readonly order: Order,
    readonly node: Row,
  ) {}
  get cursor(): string {
    return encodeCursor(this.order, this.node.$key, this.node.id);
  }
}

function toPage<Row extends object>(
  rows: (Row & Keyed)[],
  args: PageArgs,
  order: Order,
  totalCount: () => Promise<number>,
): Page<Row> {
  const size = pageSize(args);
  const edges = rows.slice(0, size).map((node) => new Edge(order, node));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(args.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}
