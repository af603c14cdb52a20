import { main, StartError } from '@hub/kernel';
import { load } from './load.ts';

await main(async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0) throw new StartError('Usage: npm run hub -- import <folder>, such as seeds/amal');
  await load(folder);
  process.stdout.write(`${folder} is loaded into all four databases\n`);
});
