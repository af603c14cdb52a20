import { createLog, main, readEnv, StartError } from '@hub/kernel/process';
import { HELP, readCommand } from './arguments.ts';
import { type Command, runCommand } from './command.ts';
import { askGateway, whyNoSocket } from './control.ts';
import { openRegistry } from './registry.ts';
import { REGISTRY_ENV, type RegistrySettings, registrySettings } from './settings.ts';

await main(async () => {
  const command = readCommand(process.argv.slice(2));
  const said = command === undefined ? HELP : await carryOut(command, registrySettings(readEnv(REGISTRY_ENV)));
  process.stdout.write(`${said}\n`);
});

/** The embedded registry has one process: the gateway's while it runs, ours while it does not. */
async function carryOut(command: Command, settings: RegistrySettings): Promise<string> {
  const unreachable = settings.url === undefined ? whyNoSocket(settings.socket) : undefined;
  const running = settings.url === undefined && unreachable === undefined;
  const said = running ? await askGateway(command, settings.socket) : undefined;
  if (said !== undefined) return said;
  const registry = await openRegistry(settings, createLog('partner', 'silent')).catch((error: Error) => {
    throw unreachable === undefined ? error : new StartError(`${error.message}. ${unreachable}`);
  });
  try {
    return await runCommand(registry, command);
  } finally {
    await registry.close();
  }
}
