import { ensureKey, GATEWAY, main, rotateKey, StartError } from '@hub/kernel/process';

/** The processes that sign: the gateway for partners, the others to ask promises who may read its rows. */
const ISSUERS = [GATEWAY, 'council', 'business', 'police'];

/** `keys ensure` makes what is missing, `keys rotate` gives each a new key; neither stops anything. */
const COMMANDS = { ensure: ensureKey, rotate: rotateKey };

await main(async () => {
  const [name = '', ...rest] = process.argv.slice(2);
  const run = COMMANDS[name as keyof typeof COMMANDS];
  if (!run || rest.length > 0) throw new StartError(`keys ${[name, ...rest].join(' ')}: there are keys ensure, keys rotate`);
  const folder = process.env['HUB_KEYS_DIR'] || `${process.env['HUB_DATA_DIR'] || '.data'}/keys`;
  await Promise.all(ISSUERS.map((issuer) => run(folder, issuer)));
  process.stdout.write(`${name === 'rotate' ? 'New keys' : 'Keys'} in ${folder} for ${ISSUERS.join(', ')}\n`);
});
