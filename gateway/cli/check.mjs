// `npm run check`: everything that can be known of the code without running the suite. All steps run, so that one push
// mends them all; the exit code is 1 where any failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const tool = (path) => join(root, 'node_modules', path);
const schema = (...words) => [join(root, 'schema/dist/src/main.js'), ...words];
const base = process.env.SCHEMA_BASE ? [process.env.SCHEMA_BASE] : [];
const cruiser = tool('dependency-cruiser/bin/dependency-cruise.mjs');

// What git ignores is nobody's text to format: build output, and the results of a CI run.
const ignoring = ['--vcs-enabled=true', '--vcs-client-kind=git', '--vcs-use-ignore-file=true'];

/** What is checked, in this order: the types first build what the schema's steps run. */
const STEPS = [
  { name: 'format and lint', args: [tool('@biomejs/biome/bin/biome'), 'ci', '--colors=off', ...ignoring, '.'] },
  { name: 'types', args: [tool('typescript/bin/tsc'), '-b', 'schema', 'seeds', 'gateway', 'gateway/widgets'] },
  { name: 'subgraph SDL is what the code emits', args: schema('emit', '--check') },
  { name: 'both composers agree, supergraph is up to date', args: schema('compose', '--check') },
  { name: 'rules of the graph', args: schema('lint') },
  { name: 'no breaking change', args: schema('check', ...base) },
  {
    name: 'who imports whom',
    args: [cruiser, '--config', '.dependency-cruiser.cjs', 'subgraphs', 'schema', 'seeds', 'gateway', 'gateway/widgets'],
  },
  {
    name: 'structure',
    args: ['--experimental-vm-modules', '--no-warnings', tool('jest/bin/jest.js'), 'schema/test/structure.test.ts'],
  },
];

if (!existsSync(tool('typescript'))) {
  console.error('node_modules is not there: run npm ci first');
  process.exit(1);
}

const failed = STEPS.filter(({ name, args }) => {
  const started = Date.now();
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const passed = run.status === 0;
  console.log(`${passed ? 'pass' : 'FAIL'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  const why = run.error ? [run.error.message] : [run.stdout, run.stderr];
  if (!passed) console.log(indent(why.join('\n')));
  return !passed;
});

console.log(failed.length === 0 ? `${STEPS.length} checks passed` : `${failed.length} of ${STEPS.length} checks failed`);
process.exit(failed.length === 0 ? 0 : 1);

function indent(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `      ${line}`).join('\n');
}
