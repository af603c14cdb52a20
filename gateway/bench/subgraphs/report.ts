import { writeFile } from 'node:fs/promises';

const FOLDER = 'gateway/bench/subgraphs';

/** Of one server at one workload: medians over the rounds, and the least and the most that any round gave. */
export interface Figures {
  /** Milliseconds of the application's processor a request. */
  readonly cpu: number;
  readonly least: number;
  readonly most: number;
  /** The median round's CPU over that of plain pg + graphql-js in the same round. */
  readonly ratio: number;
  readonly requestsPerSecond: number;
}

export interface Measured {
  readonly measured: string;
  readonly machine: string;
  readonly node: string;
  readonly database: string;
  readonly rounds: number;
  readonly requestsARound: number;
  readonly connections: number;
  readonly bytes: Record<string, number>;
  readonly memory: Record<string, number>;
  readonly figures: Record<string, Record<string, Figures>>;
}

const NAMES: Record<string, string> = {
  subgraph: 'our subgraph: Apollo Server, type-graphql, TypeORM; signed token and clearance checked',
  plainGraphql: 'plain pg + graphql-js on a bare HTTP server',
  plainPg: 'plain pg + JSON.stringify on a bare HTTP server',
};

export async function writeReport(measured: Measured): Promise<void> {
  await writeFile(`${FOLDER}/results.json`, `${JSON.stringify(measured, null, 2)}\n`);
  const text = markdown(measured);
  await writeFile(`${FOLDER}/results.md`, text);
  process.stdout.write(text);
}

function markdown({ figures, ...on }: Measured): string {
  const tables = Object.entries(figures).map(([workload, servers]) => {
    const rows = Object.entries(servers).map(
      ([name, { cpu, least, most, ratio, requestsPerSecond }]) =>
        `| ${NAMES[name] ?? name} | ${cpu} | ${least}–${most} | ${ratio} | ${requestsPerSecond} | ${on.memory[name]} |`,
    );
    return `## ${workload}: ${on.bytes[workload]} bytes

| | CPU a request, ms | spread | × plain pg + graphql-js | requests/s | memory, MB |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  });
  return `# What a subgraph costs beside the same work by hand

Written by \`npm run bench -- subgraphs\`, as measured. \`list\` is a page of 100 measures with a focus area each, \`entities\` 100
measures by their keys, both by anyone and over as many hidden rows. The answers' bytes are the same, or nothing is measured.
The comparison servers prepare their statements, ask for the columns that are shown and hold the clearance in SQL as the
subgraph does, but look at no token, limit no body and write no log. CPU is the application's process alone. The rounds are
interleaved.

${on.measured}, Node ${on.node}, PostgreSQL ${on.database}, ${on.machine}; ${on.rounds} rounds of ${on.requestsARound} requests over
${on.connections} connections.

${tables.join('\n')}`;
}
