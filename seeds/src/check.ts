import { main, readEnv, seedFolders } from '@hub/kernel';
import { z } from 'zod';
import { validate } from './validate.ts';

await main(async () => {
  const { HUB_SEEDS } = readEnv({ HUB_SEEDS: z.string().default('seeds') });
  for (const folder of seedFolders(HUB_SEEDS)) validate(folder);
});
