import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { introspect } from '../../authorization/introspection.ts';
import type { Data } from '../compile/data.ts';
import { type ReadKey, readKeys } from '../compile/read-key.ts';
import { type ObjectShape, shapeOf } from '../compile/shape.ts';
import { compileWriter, type Write } from '../compile/writer.ts';
import { compilePlan } from '../execute/compile-plan.ts';
import type { Execution, Step } from '../execute/execution.ts';
import type { Tools } from '../execute/tools.ts';
import { JsonText } from '../json-text.ts';
import type { Planner } from '../plan/planner.ts';
import { chosen } from './chosen.ts';
import { type Contents, contentsOf, type Fragments, partOf, plannable } from './document.ts';
import { finish } from './finish.ts';
import { ownVariable } from './own-variable.ts';

/** A composed graph, ready to execute operations on. */
export interface Graph extends Tools {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
  /** Interfaces of which an object may be of a type that clients do not see: its type is asked for, whatever else is. */
  readonly hiding: ReadonlySet<string>;
}

/** How one request reaches the subgraphs, and what it is told of them. */
export type Asking = Pick<Execution, 'ask' | 'onUnavailable'>;

export interface Result {
  /** Undefined where nothing was executed. */
  readonly data?: JsonText | null;
  readonly errors?: readonly GraphQLError[];
}

type Variables = Readonly<Record<string, unknown>>;

/** What an operation is with given values of the variables that `@skip` and `@include` ask for. */
interface Variant {
  readonly shape: ObjectShape;
  readonly write: Write;
  /** One after the other: of a mutation each root field by itself, whatever a planner would have done together. */
  readonly parts: readonly { readonly run: Step; readonly key: string | undefined }[];
}

/** Values of `@skip` and `@include` can be told apart in so many ways before what was made of them is thrown away. */
const VARIANTS = 64;

/** One operation of a document, planned and compiled for as long as the document is kept. */
export class Operation {
  private readonly contents: Contents;
  private readonly readKey: ReadKey;
  private readonly variants = new Map<string, Promise<Variant>>();
  /** Its variables, each with the name that it is sent by. */
  private readonly variables: readonly { readonly name: string; readonly own: string }[];

  constructor(
    private readonly graph: Graph,
    private readonly node: OperationDefinitionNode,
    private readonly fragments: Fragments,
  ) {
    this.contents = contentsOf(node, fragments);
    const names = (node.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    this.variables = names.map((name) => ({ name, own: ownVariable(name) }));
    this.readKey = readKeys([node, ...this.contents.fragments], graph.facts);
  }

  /** Plans and compiles it as it is where no variable leaves anything out. */
  async warm(): Promise<void> {
    const conditions = this.contents.conditions.map((name) => [name, false]);
    await this.variant(Object.fromEntries(conditions));
  }

  async execute(given: Variables, asking: Asking): Promise<Result> {
    const { schema } = this.graph;
    if (this.contents.refusal !== undefined) return refused(`Nothing can be executed: ${this.contents.refusal}`);
    const { coerced, errors } = getVariableValues(schema, this.node.variableDefinitions ?? [], given, { maxErrors: 50 });
    if (errors) return { errors };
    const variant = await this.variant(coerced);
    const execution: Execution = {
      ...asking,
      data: {},
      variables: this.sent(given, coerced),
      errors: [],
      shared: false,
    };
    if (this.contents.introspects) Object.assign(execution.data, await this.introspected(given));
    for (const { run, key } of variant.parts) {
      await run(execution);
      // A root field that may not be null and is: by the specification's serial execution, nothing after it is begun.
      if (key !== undefined && isLost(schema, variant.shape, execution, key)) break;
    }
    return finish(schema, variant.shape, variant.write, execution);
  }

  /**
   * What is sent: the caller's own values in the form they came in, since each subgraph has its own idea of a scalar's inside, and
   * the defaults where nothing came.
   */
  private sent(given: Variables, coerced: Variables): Variables {
    const values: Data = {};
    for (const { name, own } of this.variables) {
      if (Object.hasOwn(given, name)) values[own] = given[name];
      else if (Object.hasOwn(coerced, name)) values[own] = coerced[name];
    }
    return values;
  }

  private variant(coerced: Variables): Promise<Variant> {
    const conditions: Data = {};
    for (const name of this.contents.conditions) if (Object.hasOwn(coerced, name)) conditions[name] = coerced[name];
    const key = JSON.stringify(conditions);
    const known = this.variants.get(key);
    if (known) return known;
    if (this.variants.size >= VARIANTS) this.variants.clear();
    const made = this.makeVariant(conditions);
    this.variants.set(key, made);
    made.catch(() => this.variants.delete(key));
    return made;
  }

  private async makeVariant(conditions: Variables): Promise<Variant> {
    const { graph, node, fragments } = this;
    const shape = shapeOf(graph.schema, { operation: node, fragments, conditions, readKey: this.readKey, hiding: graph.hiding });
    const write = compileWriter(graph.schema, shape);
    const asked = shape.fields.filter(({ name }) => !name.startsWith('__'));
    if (asked.length === 0) return { shape, write, parts: [] };
    if (node.operation !== 'mutation' || shape.fields.length < 2) {
      return { shape, write, parts: [{ run: await this.planned(node.selectionSet, conditions), key: undefined }] };
    }
    const parts = asked.map(async ({ key, nodes }) => {
      return { key, run: await this.planned({ kind: Kind.SELECTION_SET, selections: nodes }, conditions) };
    });
    return { shape, write, parts: await Promise.all(parts) };
  }

  private async planned(set: SelectionSetNode, conditions: Variables): Promise<Step> {
    const { graph, node } = this;
    const { operation, fragments } = chosen({ ...node, selectionSet: set }, this.fragments, conditions);
    const part = partOf(operation, operation.selectionSet, fragments);
    return compilePlan(await graph.planner.plan(plannable(graph, this.readKey, part, contentsOf(part, fragments))), graph);
  }

  private async introspected(given: Variables): Promise<Data> {
    const document = { kind: Kind.DOCUMENT, definitions: [this.node, ...this.fragments.values()] } as const;
    return (await introspect(this.graph.schema, document, this.node, given)).data ?? {};
  }
}

function isLost(schema: GraphQLSchema, shape: ObjectShape, execution: Execution, key: string): boolean {
  const field = shape.fields.find((each) => each.key === key);
  if (!field || !isNonNullType(field.type)) return false;
  const only = { ...shape, fields: [field] };
  return finish(schema, only, compileWriter(schema, only), execution).data === null;
}

function refused(message: string): Result {
  return { errors: [new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })] };
}
