import { ensureKey, GATEWAY, main, readEnv, StartError } from '@hub/kernel/process';
import { openSecret } from '../partners/secret.ts';
import { keysFolder, REGISTRY_ENV, registrySettings } from '../partners/settings.ts';
import { rotateKey } from './rotate.ts';

/** The processes that sign: the gateway for partners, the others to ask promises who may read its rows. */
const ISSUERS = [GATEWAY, 'council', 'business', 'police'];

/** `keys ensure` makes what is missing, `keys rotate` gives each a new key; neither stops anything. */
const COMMANDS = { ensure: ensureKey, rotate: rotateKey };

await main(async () => {
  const [name = '', ...rest] = process.argv.slice(2);
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : undefined;
  if (!run || rest.length > 0) throw new StartError(`keys ${[name, ...rest].join(' ')}: there are keys ensure, keys rotate`);
  const read = readEnv(REGISTRY_ENV);
  const folder = keysFolder(read);
  await Promise.all(ISSUERS.map((issuer) => run(folder, issuer)));
  // What the gateway alone holds stands complete then, and its folder can be mounted read-only.
  const { givenSecret, ownSecret } = registrySettings(read);
  openSecret(givenSecret, ownSecret);
  process.stdout.write(`${name === 'rotate' ? 'New keys' : 'Keys'} in ${folder} for ${ISSUERS.join(', ')}\n`);
});
