import { runScript } from './command.mjs';
import { run } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { createSteps, say } from './steps.mjs';

await run(async () => {
  const step = createSteps(4);
  await prepare(step);
  step(`Testing on ${process.env.TEST_DATABASE_URL ? 'the PostgreSQL of TEST_DATABASE_URL' : 'the embedded PostgreSQL'}`);
  // ESM-only packages and the embedded database load in Jest's own module system with this flag alone.
  const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const settings = { ...process.env, NODE_OPTIONS: options.filter(Boolean).join(' ') };
  const { findChromium, NO_BROWSER } = await import('../dist/test/browser/chromium.js'); // built just now
  const isLeftOut = findChromium() === undefined && !process.env.CI; // what CI leaves out is never tried
  if (isLeftOut) say(`What is seen in a browser is left out: ${NO_BROWSER}`);
  const leftOut = isLeftOut ? ['--testPathIgnorePatterns=gateway/test/browser'] : [];
  const code = await runScript(['node_modules/jest/bin/jest.js', ...process.argv.slice(2), ...leftOut], settings);
  say(
    code === 0
      ? '\nEverything passed. One file again: npm test -- <path>. The same suite on PostgreSQL: TEST_DATABASE_URL=postgres://… npm test'
      : '\nSomething failed, or no test was found: see above, where ● begins each failure. One file again: npm test -- <path>; one test: npm test -- -t "<its name>"',
  );
  process.exit(code);
});
