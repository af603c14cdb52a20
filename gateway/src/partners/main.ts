import { createLog, main, readEnv } from '@hub/kernel/process';
import { HELP, readCommand } from './arguments.ts';
import { type Command, runCommand } from './command.ts';
import { askGateway } from './control.ts';
import { openRegistry } from './registry.ts';
import { REGISTRY_ENV, type RegistrySettings, registrySettings } from './settings.ts';

await main(async () => {
  const command = readCommand(process.argv.slice(2));
  const said = command === undefined ? HELP : await carryOut(command, registrySettings(readEnv(REGISTRY_ENV)));
  process.stdout.write(`${said}\n`);
});

/** The embedded registry has one process: the gateway's while it runs, ours while it does not. */
async function carryOut(command: Command, settings: RegistrySettings): Promise<string> {
  const said = settings.url === undefined ? await askGateway(command, settings.socket) : undefined;
  if (said !== undefined) return said;
  const registry = await openRegistry(settings, createLog('partner', 'silent'));
  try {
    return await runCommand(registry, command);
  } finally {
    await registry.close();
  }
}
