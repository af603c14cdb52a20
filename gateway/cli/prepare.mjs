import { build } from './build.mjs';
import { install, needsInstall } from './install.mjs';
import { checkNode } from './node-version.mjs';

/**
 * What every command needs before it can run: a Node that will do, the packages, the build.
 *
 * @param step - called with each step's text
 */
export async function prepare(step) {
  step(`Node ${checkNode()}`);
  const missing = needsInstall();
  step(missing ? 'Installing packages (npm ci), a minute the first time' : 'Packages are installed');
  if (missing) await install();
  step('Building (tsc -b)');
  await build();
}
