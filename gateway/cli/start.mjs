import { dirname } from 'node:path';
import { runScript } from './command.mjs';
import { Failure, run } from './failure.mjs';
import { makeFolder } from './folders.mjs';
import { dataFolder, practiceFolder, seedsFolder } from './house.mjs';
import { checkNode } from './node-version.mjs';
import { checkPorts } from './ports.mjs';
import { prepare } from './prepare.mjs';
import { planServices } from './services.mjs';
import { createSteps, say } from './steps.mjs';
import { createSupervisor } from './supervisor.mjs';
import { welcome } from './welcome.mjs';

/** Ctrl-C reaches this process twice under npm, from the terminal and from npm: within this it is one wish, milliseconds. */
const ONE_WISH = 1_000;

await run(async () => {
  checkNode();
  const plan = planServices();
  await checkPorts([...plan.subgraphs, plan.gateway]);
  const logs = makeLogFolder(plan.gateway.logFile);

  const step = createSteps(6);
  await prepare(step);
  step('Checking the settings and the seeds');
  await checkSettings(plan.gateway.settings);
  warnOfGrant();
  await checkSeeds();

  const supervisor = createSupervisor({ say, onIdle: () => process.exit(0) });
  stopOnSignals(supervisor);
  try {
    step('Starting the four subgraphs: database, migrations, seeds');
    await Promise.all(plan.subgraphs.map((service) => supervisor.start(service)));
    step('Starting the gateway');
    await supervisor.start(plan.gateway);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  say(welcome(plan, logs));
});

function makeLogFolder(logFile) {
  const folder = dirname(logFile);
  try {
    makeFolder(folder);
  } catch (error) {
    throw new Failure(`The data folder ${dataFolder()} cannot be written (${error.code}): set HUB_DATA_DIR to one that can`);
  }
  return folder;
}

async function checkSettings(settings) {
  const code = await runScript(['gateway/dist/src/check.js'], settings);
  if (code !== 0) throw new Failure('Mend the settings that are named above; nothing has been started');
}

async function checkSeeds() {
  const code = await runScript(['seeds/dist/src/check.js'], {
    ...process.env,
    HUB_SEEDS: seedsFolder(),
    HUB_PRACTICE: practiceFolder(),
  });
  if (code !== 0) throw new Failure('The seeds are faulty: mend what is named above; nothing has been loaded');
}

function warnOfGrant() {
  if (!process.env.HUB_DEV_GRANT) return;
  say(
    `WARNING: HUB_DEV_GRANT=${JSON.stringify(process.env.HUB_DEV_GRANT)} gives everyone who reaches the hub this level and these scopes, writes included.`,
  );
  say('         It is for a developer’s machine alone; production refuses to start with it.');
}

/** The first signal stops gracefully, gateway first; a later one does not wait. */
function stopOnSignals(supervisor) {
  let asked;
  const stop = async () => {
    if (asked !== undefined) {
      if (performance.now() - asked < ONE_WISH) return;
      supervisor.kill();
      process.exit(1);
    }
    asked = performance.now();
    say('Stopping, the gateway first');
    await supervisor.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  stopWithNpm(stop);
}

/** npm that is ended by a signal does not pass it on through its shell; a hub without its npm would serve on unseen. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, ONE_WISH);
  watch.unref();
}
