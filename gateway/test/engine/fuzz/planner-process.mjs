import { QueryPlanner } from '@graphql-hive/router-query-planner';

// Plans in a process of its own: see planner-apart.ts.
let planner;
let sdl;
process.on('message', async ({ supergraph, query }) => {
  try {
    if (sdl !== supergraph) planner = new QueryPlanner(supergraph);
    sdl = supergraph;
    process.send({ plan: await planner.planAsync(query, null, new Set(), 0) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
