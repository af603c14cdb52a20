import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { ROOT } from './house.mjs';

/**
 * Checks the running Node against package.json's `engines`, before anything newer than an old Node is touched.
 *
 * @returns the version, such as "20.19.0"
 * @throws Failure naming the version and what is needed
 */
export function checkNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  if (satisfies(version, engines.node)) return version;
  throw new Failure(
    `Node ${version} is too old or unsupported; the hub needs ${engines.node}: install one from https://nodejs.org`,
  );
}

/** The two forms that `engines` uses, `^1.2.3` and `>=1.2.3`, joined by `||`; semver is not installed yet at this point. */
export function satisfies(version, range) {
  const have = numbers(version);
  return range.split('||').some((part) => {
    const [, form, bound] = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part) ?? [];
    if (form === undefined) throw new Error(`engines.node: ${JSON.stringify(part)} is neither ^x.y.z nor >=x.y.z`);
    const least = numbers(bound);
    return compare(have, least) >= 0 && (form === '>=' || have[0] === least[0]);
  });
}

const numbers = (version) => version.split(/[.-]/).slice(0, 3).map(Number);

const compare = (left, right) => left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
