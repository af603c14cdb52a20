import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@hub/kernel/database';
import { createLog, main, StartError } from '@hub/kernel/process';
import { readArguments } from './arguments.ts';
import { type Head, hasLog, verifyChain } from './verify.ts';

/** What is told of one database: its head, to be kept elsewhere, or why there is none; and what is wrong. */
interface Finding {
  readonly title: string;
  readonly faults: readonly string[];
}

/** A chain that was made anew by hand is wrong at every row: this many say so. */
const TOLD = 20;

/** The words before `--` are the databases' names, those after it the command's. */
await main(async () => {
  const words = process.argv.slice(2);
  const cut = words.indexOf('--');
  const kept = readArguments(words.slice(cut + 1), words.slice(0, cut));
  for (const [name, expected] of kept) {
    const { title, faults } = await look(name, expected);
    const more = faults.length > TOLD ? [`and ${faults.length - TOLD} more`] : [];
    const lines = [`${faults.length === 0 ? 'ok   ' : 'WRONG'}  ${title}`];
    for (const fault of [...faults.slice(0, TOLD), ...more]) lines.push(`       ${fault}`);
    process.stdout.write(`${lines.join('\n')}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
});

async function look(name: string, expected: readonly Head[]): Promise<Finding> {
  const url = process.env[`${name.toUpperCase()}_DATABASE_URL`] || undefined;
  const folder = join(process.env['HUB_DATA_DIR'] || '.data', name);
  const gone = expected.map(({ seq }) => `seq ${seq}: missing, with everything before it`);
  // Opening makes what is not there, and a look makes nothing.
  if (url === undefined && !existsSync(join(folder, 'PG_VERSION'))) return { title: `${name}: no database yet`, faults: gone };
  try {
    const { source, close } = await openDatabase({
      name,
      url,
      folder,
      entities: [],
      migrations: [],
      log: createLog('audit', 'silent'),
    });
    try {
      if (!(await hasLog(source))) return { title: `${name}: no audit log`, faults: ['the table audit_entry: missing', ...gone] };
      const { head, faults } = await verifyChain(source, expected);
      return { title: `${name}=${head.seq}:${head.hash}`, faults };
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { title: `${name}: not looked at`, faults: [error.message] };
  }
}
