import { main, readEnv, seedFolders } from '@hub/kernel';
import { z } from 'zod';
import { validate } from './validate.ts';

await main(async () => {
  const { HUB_SEEDS, HUB_PRACTICE } = readEnv({ HUB_SEEDS: z.string().default('seeds'), HUB_PRACTICE: z.string().optional() });
  for (const folder of seedFolders(HUB_SEEDS)) validate(folder);
  if (HUB_PRACTICE !== undefined) validate(HUB_PRACTICE);
});
