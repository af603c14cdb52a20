import { type Logger, tellHead } from '@hub/kernel/process';
import { takeCommands } from './control.ts';
import type { Partners } from './partner.ts';
import { openRegistry, type Registry } from './registry.ts';
import type { RegistrySettings } from './settings.ts';
import { followRegistry } from './snapshot.ts';

const HOUR = 3_600_000;

/** The registry as a running gateway has it. */
export interface RunningRegistry {
  readonly registry: Registry;
  readonly partners: Partners;
  readonly close: () => Promise<void>;
}

/**
 * Opens the registry, follows it, and takes commands about it where no other process can open it.
 *
 * @throws StartError where its database or its secret cannot be had
 */
export async function startRegistry(settings: RegistrySettings, log: Logger): Promise<RunningRegistry> {
  const registry = await openRegistry(settings, log);
  try {
    const { partners, stop } = await followRegistry(registry, log);
    const embedded = settings.url === undefined;
    const stopTaking = embedded ? await takeCommands(registry, settings.socket, log) : async () => undefined;
    const tell = () => tellHead(registry.source, log).catch(() => log.warn('the audit log cannot be read just now'));
    await tell();
    const timer = setInterval(tell, HOUR).unref();
    const close = async () => {
      clearInterval(timer);
      await stopTaking();
      await stop();
      await registry.close();
    };
    return { registry, partners, close };
  } catch (error) {
    await registry.close();
    throw error;
  }
}
