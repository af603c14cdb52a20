import { CANDIDATES } from './candidates.ts';
import { standAside } from './children.ts';
import { openGateways } from './gateways.ts';
import { openGraph } from './graph.ts';
import { GROWTH } from './growth/workloads.ts';
import { measureRounds } from './rounds.ts';
import { PAGE, TEST } from './shop/workloads.ts';

standAside();
const name = process.argv[2] as 'shop';
const graph = await openGraph(name);
const g = await openGateways(
  graph,
  CANDIDATES.filter(({ name }) => name === 'floor' || name === 'mercurius' || name === 'apolloGateway'),
  { flags: [], coalescing: false, engine: 'apollo' },
);
console.log([...g.reasons]);
await measureRounds(
  graph,
  g,
  name === 'shop' ? [PAGE] : GROWTH.map(({ workload }) => workload),
  1,
  { connections: 50, seconds: 1, warm: 0.3 },
  console.log,
);
await g.close();
await graph.close();
