/** What a person can mend. Its message is the line they read; there is no stack to wade through. */
export class Failure extends Error {
  name = 'Failure';
}

/** Runs a command's main: a Failure prints its line on standard error, and the process ends with 1. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
    process.exit(1);
  }
}
