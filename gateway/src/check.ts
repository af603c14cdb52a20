import { createLog, main } from '@hub/kernel/process';
import { readSettings } from './settings.ts';

/** Tells what is wrong with the gateway's settings before anything is started: of the whole house, it would be the last to say so. */
await main(async () => {
  createLog('gateway');
  readSettings(process.env);
});
