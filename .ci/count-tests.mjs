/**
 * Prints `N passed, N failed` (and `, N skipped`) from vitest's JSON reports, all of them together, and before that what
 * failed and why, so that the end of a long log tells it. A file that could not be loaded counts as one failed test, and
 * so does a run that failed before or beside its tests.
 */
import { readFileSync } from 'node:fs';

const [status, ...paths] = process.argv.slice(2);
const LINES_OF_A_REASON = 12;
let passed = 0;
let failed = 0;
let skipped = 0;
for (const path of paths) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    passed += report.numPassedTests;
    skipped += report.numPendingTests + report.numTodoTests;
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    failed += report.numFailedTests + broken.length;
    for (const file of broken) tell(file.name, file.message);
    for (const file of report.testResults) {
      for (const test of file.assertionResults.filter((one) => one.status === 'failed')) {
        tell(`${file.name}: ${test.fullName}`, test.failureMessages.join('\n'));
      }
    }
  } catch {
    console.log('There is no report of the tests: formatting, lint or types failed before they began.');
  }
}
if (failed === 0 && status !== '0') failed = 1;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);

/** Prints what failed, with the first lines of the reason. */
function tell(what, reason) {
  console.log(`FAILED ${what}\n${String(reason).split('\n').slice(0, LINES_OF_A_REASON).join('\n')}\n`);
}
