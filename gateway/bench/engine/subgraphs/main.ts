import { GRAPHS, type GraphName } from './graphs.ts';
import { remember } from './memory.ts';

/**
 * Every subgraph of a graph in one process. Tells whoever started it the ports, by name, and how many requests there have been
 * when it is asked by any message.
 */
const answerers = Object.entries(GRAPHS[process.argv[2] as GraphName]());
const serving = await Promise.all(answerers.map(async ([name, answer]) => ({ name, ...(await remember(answer)) })));
process.on('message', () => process.send?.(serving.reduce((sum, { requests }) => sum + requests(), 0)));
process.on('disconnect', () => process.exit());
process.send?.(Object.fromEntries(serving.map(({ name, port }) => [name, port])));
