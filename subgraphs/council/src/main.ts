import { main, startSubgraph } from '@hub/kernel';
import { definition } from './schema.ts';

await main(async () => {
  await startSubgraph(definition);
});
