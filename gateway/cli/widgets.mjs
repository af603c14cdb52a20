import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { ROOT } from './house.mjs';

const SOURCES = join(ROOT, 'gateway/widgets');
const OUT = join(ROOT, 'gateway/dist/widgets');
const MARK = join(OUT, '.made-of');

/**
 * Bundles each widget, and all of them, into one script each, where a source has changed since the last time.
 *
 * One build an entry: built together they would share chunks, and a page that embeds one script must load one file.
 */
export async function buildWidgets() {
  if (!existsSync(SOURCES)) return; // as in an image of the subgraphs alone
  const madeOf = hashOfSources();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === madeOf) return;
  const { build } = await import('vite');
  // Vite goes by it, and else sets it for its whole process: what is started next must not take itself for production's.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    for (const [name, entry] of entries()) {
      await build({
        configFile: false,
        root: SOURCES,
        logLevel: 'error',
        build: {
          outDir: OUT,
          emptyOutDir: false,
          target: 'es2022',
          minify: true,
          lib: { entry, formats: ['es'], fileName: () => `${name}.js` },
          // Vite leaves a library's white space for the bundler of whoever imports it: nobody bundles a script of a page again.
          // Lit's licence asks that its notice goes with it.
          rolldownOptions: { output: { minify: { codegen: true }, comments: { legal: true } } },
        },
      });
    }
  } catch (error) {
    throw new Failure(`The widgets cannot be built: ${error.message}`);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  writeFileSync(MARK, madeOf);
}

/** Each script's name and where it begins. */
function entries() {
  const widgets = readdirSync(SOURCES)
    .map((name) => [name, join(SOURCES, name, `${name}.define.ts`)])
    .filter(([, entry]) => existsSync(entry));
  return [['hub-widgets', join(SOURCES, 'hub-widgets.ts')], ...widgets];
}

/** The lock file is a source too: another Lit is another script. */
function hashOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  const files = readdirSync(SOURCES, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(join(SOURCES, file)));
  return hash.digest('hex');
}
