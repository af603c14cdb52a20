import { join, raw, type Sql } from 'sql-template-tag';
import type { DataSource, EntityMetadata } from 'typeorm';
import { Fact } from './facts.ts';

/** The properties of rows that a read has no use for, by the name of their type. One object for a document, kept with it. */
export type Unasked = ReadonlyMap<string, ReadonlySet<string>>;

/** How rows of an entity are read: from which table, with which columns, and what they become. */
export interface Shape {
  readonly table: Sql;
  readonly columns: Sql;
  readonly prototype: object;
}

type Class = new () => object;

const EVERYTHING: Unasked = new Map();
const known = new WeakMap<Unasked, WeakMap<EntityMetadata, Shape>>();

/** The shape of an entity's rows, made once for a document. */
export function shapeOf(database: DataSource, entity: Class, unasked: Unasked | null): Shape {
  const metadata = database.getMetadata(entity);
  const asked = unasked ?? EVERYTHING;
  const shapes = known.get(asked) ?? new WeakMap<EntityMetadata, Shape>();
  known.set(asked, shapes);
  const shape = shapes.get(metadata) ?? makeShape(metadata, asked.get(entity.name));
  shapes.set(metadata, shape);
  return shape;
}

/**
 * A property that was left out throws where it is read all the same: an answer that needs more than its document says is an
 * error then, and never a wrong one.
 */
function makeShape({ columns, tableName, target }: EntityMetadata, unasked: ReadonlySet<string> = new Set()): Shape {
  const whole = (target as Class).prototype;
  // What is no fact has only columns with a meaning of its own.
  const left = whole instanceof Fact ? columns.filter(({ propertyPath }) => unasked.has(propertyPath)) : [];
  const prototype = Object.create(whole);
  for (const { propertyPath } of left) {
    const get = () => {
      throw new Unread(propertyPath);
    };
    Object.defineProperty(prototype, propertyPath, { get });
  }
  const asked = columns.filter((column) => !left.includes(column));
  return {
    table: raw(`"${tableName}"`),
    columns: join(asked.map((column) => raw(`t."${column.databaseName}" as "${column.propertyPath}"`))),
    prototype: left.length > 0 ? prototype : whole,
  };
}

/** A property was read that the document does not ask for. */
export class Unread extends Error {
  constructor(readonly property: string) {
    super(`${property} was not read`);
  }
}
