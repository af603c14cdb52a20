import { audit } from './audit.mjs';
import { build } from './build.mjs';
import { runScript } from './command.mjs';
import { doctor } from './doctor.mjs';
import { Failure, run } from './failure.mjs';
import { install, needsInstall } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { say } from './steps.mjs';

/** Each command: its words for the help, and what it does with the words after its name. It answers with an exit code. */
const COMMANDS = [
  {
    name: 'import',
    words: 'import <folder>',
    what: "loads one municipality's folder into all four databases",
    run: importFolder,
  },
  {
    name: 'schema',
    words: 'schema emit|compose|lint|check|changelog|contract <level>',
    what: "the graph's files, from code; a level's own view of it",
    run: schema,
  },
  {
    name: 'partner',
    words: 'partner add|change|list|rotate|revoke',
    what: 'who is let in, with what and by which keys; partner help tells more',
    run: partner,
  },
  {
    name: 'developer-key',
    words: 'developer-key [--level <level>]',
    what: 'a key of your own, to write in the invented municipality 9001',
    run: (words) => partner(['developer-key', ...words]),
  },
  {
    name: 'keys',
    words: 'keys ensure|rotate',
    what: "makes the hub's own keys where they are missing, or new ones; the hub runs on",
    run: keys,
  },
  { name: 'cache', words: 'cache purge', what: 'ends every answer that the gateways keep', run: purge },
  {
    name: 'audit',
    words: 'audit verify [--expect <name>=<seq>:<hash>]…',
    what: "walks every database's audit log: what was changed, removed, inserted or reordered",
    run: verifyAudit,
  },
  { name: 'doctor', words: 'doctor', what: 'looks at Node, ports, data folder, disk and databases', run: doctor },
];

await run(async () => {
  const [name = 'help', ...words] = process.argv.slice(2);
  if (['help', '--help', '-h'].includes(name)) return help();
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    throw new Failure(`Unknown command ${JSON.stringify(name)}: there are ${COMMANDS.map((each) => each.name).join(', ')}`);
  }
  process.exit(await command.run(words));
});

function help() {
  const width = Math.max(...COMMANDS.map(({ words }) => words.length));
  say('npm run hub -- <command>\n');
  for (const { words, what } of COMMANDS) say(`  ${words.padEnd(width)}  ${what}`);
}

async function importFolder(words) {
  if (words.length !== 1)
    throw new Failure(`import takes one folder, and was given ${words.length}: npm run hub -- import seeds/amal`);
  await ready();
  return runScript(['seeds/dist/src/import.js', ...words]);
}

async function schema(words) {
  await ready();
  const [command, ...rest] = words;
  if (command === 'contract') return runScript(['gateway/dist/src/authorization/print-contract.js', ...rest]);
  return runScript(['schema/dist/src/main.js', ...words]);
}

async function partner(words) {
  await ready();
  return runScript(['gateway/dist/src/partners/main.js', ...words]);
}

async function purge(words) {
  if (words.join(' ') !== 'purge')
    throw new Failure(`cache takes the word purge, and was given ${JSON.stringify(words.join(' '))}`);
  return partner(['purge-answers']);
}

async function keys(words) {
  await ready();
  return runScript(['gateway/dist/src/keys/main.js', ...words]);
}

async function verifyAudit(words) {
  await ready();
  return audit(words);
}

async function ready() {
  checkNode();
  if (needsInstall()) await install();
  await build();
}
