import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from './command.mjs';
import { Failure, run } from './failure.mjs';
import { ROOT } from './house.mjs';
import { prepare } from './prepare.mjs';
import { createSteps } from './steps.mjs';

/** What is measured on demand, each by a script of its own in gateway/bench; the first where none is named. */
const BENCHES = ['engine', 'subgraphs', 'no-trace', 'authorization', 'reload', 'widgets'];

await run(async () => {
  const given = process.argv.slice(2);
  const isNamed = given[0] !== undefined && !given[0].startsWith('-');
  const [name, ...words] = isNamed ? given : [BENCHES[0], ...given];
  if (!BENCHES.includes(name)) throw new Failure(`npm run bench -- <name>: there are ${BENCHES.join(', ')}`);
  const step = createSteps(4);
  await prepare(step);
  step(`Measuring ${name}`);
  const script = `gateway/dist/bench/${name}/main.js`;
  if (!existsSync(join(ROOT, script))) throw new Failure(`${script} is not there`);
  process.exit(await runScript([script, ...words]));
});
