import { LEVELS, type Level, main, StartError } from '@hub/kernel/process';
import { printSchema } from 'graphql';
import { loadSupergraph, OUR_SUPERGRAPH } from '../engine/supergraph/load.ts';
import { readPublicSchema } from '../engine/supergraph/public.ts';
import { createContracts } from './contracts.ts';
import { readAccessRules } from './rules.ts';

/** `schema contract <level>`: the level's own view of the graph as SDL, for code generators. Needs no running hub. */
await main(async () => {
  const [given = '', ...rest] = process.argv.slice(2);
  const level = given.toUpperCase() as Level;
  if (!LEVELS.includes(level) || rest.length > 0) {
    throw new StartError(`schema contract ${[given, ...rest].join(' ')}: a level is one of ${LEVELS.join(', ').toLowerCase()}`);
  }
  const { document } = await loadSupergraph(process.env['SUPERGRAPH'] || OUR_SUPERGRAPH, process.env);
  const schema = await readPublicSchema(document);
  const contract = createContracts(document, schema, readAccessRules(document, schema)).of(level);
  process.stdout.write(`${printSchema(contract)}\n`);
});
