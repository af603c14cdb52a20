import { readFile, writeFile } from 'node:fs/promises';

const FOLDER = 'gateway/bench/no-trace';

/** What was measured, times in milliseconds. */
export interface Measured {
  readonly measured: string;
  readonly machine: string;
  readonly node: string;
  readonly database: string;
  readonly hiddenRows: number;
  readonly shownRows: number;
  readonly pairs: number;
  readonly questions: readonly {
    readonly name: string;
    readonly medianHidden: number;
    readonly medianNone: number;
    /** Of the smaller median. */
    readonly difference: number;
    readonly auc: number;
    readonly isMet: boolean;
  }[];
}

/** Writes results.json and results.md anew; what was measured on the other kind of database stands. */
export async function writeReport(kind: 'PostgreSQL' | 'embedded', measured: Measured): Promise<void> {
  const path = `${FOLDER}/results.json`;
  const standing = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as Record<string, Measured>;
  const results = { ...standing, [kind]: measured };
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
  const text = [HEAD, ...Object.entries(results).map(([name, result]) => section(name, result))].join('\n');
  await writeFile(`${FOLDER}/results.md`, text);
  process.stdout.write(section(kind, measured));
}

const HEAD = `# Does the time of an answer tell of what is hidden?

Written by \`npm run bench -- no-trace\`, as measured. Two promises subgraphs, each a process of its own, hold the same shown
measures; one of them holds hidden ones beside. Both are asked in turn, begin anew forty times, and change places once. The
goal: the medians differ by at most 2 %, and whoever sees the times alone tells the two apart no better than an AUC of 0.55;
0.5 is a guess.
The answers and the SQL statements are the same, or nothing is measured.

Hidden rows are not met: the links between measures and focus areas hold who may read the measures, as the measures themselves
do, and each kind of readers has an index of its own. What is left of a difference: PostgreSQL plans by what its tables hold, and
the index by which a measure is found by its id is a page deeper over 10,200 rows than over 200.
`;

function section(kind: string, { questions, ...on }: Measured): string {
  const rows = questions.map(
    ({ name, medianHidden, medianNone, difference, auc, isMet }) =>
      `| ${name} | ${medianHidden} ms | ${medianNone} ms | ${(100 * difference).toFixed(1)} % | ${auc} | ${isMet ? 'yes' : 'no'} |`,
  );
  return `
## ${kind === 'embedded' ? `The embedded database (PGlite, PostgreSQL ${on.database})` : `PostgreSQL ${on.database}`}

${on.measured}, Node ${on.node}, ${on.machine}; ${on.hiddenRows} hidden and ${on.shownRows} shown rows, ${on.pairs} pairs a question.

| asked | median, hidden | median, none | difference | AUC | goal met |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
