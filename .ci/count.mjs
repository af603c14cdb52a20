// Counts the results of Jest's JSON files, names every failure, and ends with the one line that others read.
// A run that left no file, and a test file that could not be loaded, count as one failure each: nothing passes unseen.
import { existsSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

const totals = { passed: 0, failed: 0, skipped: 0 };

for (const path of process.argv.slice(2)) {
  const run = basename(path, '.json');
  if (!existsSync(path)) {
    fail(run, 'gave no result');
    continue;
  }
  const result = JSON.parse(readFileSync(path, 'utf8'));
  totals.passed += result.numPassedTests;
  totals.skipped += result.numPendingTests + result.numTodoTests;
  for (const file of result.testResults) {
    const name = relative(process.cwd(), file.name);
    const failures = file.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName } of failures) fail(run, `${name}: ${fullName}`);
    if (file.status === 'failed' && failures.length === 0) fail(run, `${name}: ${firstLines(file.message)}`);
  }
  if (!result.success && totals.failed === 0) fail(run, 'did not succeed');
}

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 ? 0 : 1);

/** Jest's own heading and the error's first line. */
function firstLines(message) {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).slice(0, 2).join(' ');
}

function fail(run, name) {
  totals.failed += 1;
  console.log(`FAILED ${run} › ${name}`);
}
