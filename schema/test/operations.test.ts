import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationFromDocument } from '@apollo/federation-internals';
import { type PlanNode, QueryPlanner } from '@apollo/query-planner';
import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { apiSchema, openSupergraph } from '../src/api-schema.ts';
import { FOLDER, SUPERGRAPH_FILE } from '../src/files.ts';

const supergraph = readFileSync(SUPERGRAPH_FILE, 'utf8');
const folder = join(FOLDER, 'operations');
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

/** How many fetches must wait for one another, at the longest. */
function depth(node: PlanNode | undefined): number {
  switch (node?.kind) {
    case 'Fetch':
      return 1;
    case 'Flatten':
      return depth(node.node);
    case 'Sequence':
      return node.nodes.reduce((sum, child) => sum + depth(child), 0);
    case 'Parallel':
      return Math.max(0, ...node.nodes.map(depth));
    case 'Condition':
      return Math.max(depth(node.ifClause), depth(node.elseClause));
    default:
      return 0;
  }
}

describe('the documents in operations/', () => {
  it.each(files)('%s is valid against the composed graph', (file) => {
    const document = parse(readFileSync(join(folder, file), 'utf8'));
    expect(validate(apiSchema(supergraph), document).map(({ message }) => message)).toEqual([]);
  });

  it('SharedPicture crosses all four owners and plans to a depth of two', () => {
    const opened = openSupergraph(supergraph);
    const document = parse(readFileSync(join(folder, 'shared-picture.graphql'), 'utf8'));
    const plan = new QueryPlanner(opened).buildQueryPlan(operationFromDocument(opened.apiSchema(), document));
    if (plan.node?.kind === 'Subscription') throw new Error('SharedPicture is a query');
    const services = new Set(JSON.stringify(plan).match(/"serviceName":"\w+"/g));
    expect(services.size).toBe(4);
    expect(depth(plan.node)).toBe(2);
  });
});
