import type { TestCase, TestModule } from 'vitest/node';

/** How a run ended. A skipped test and a file that could not be run count as failures, with a line for each. */
export type Tally = { passed: number; failed: number; complaints: string[] };

/** Counts the tests of a run. `unhandled` is the number of errors outside any test. */
export function tally(modules: readonly TestModule[], unhandled: number, byName: boolean): Tally {
  const result: Tally = { passed: 0, failed: unhandled, complaints: [] };
  for (const module of modules) {
    const failedBefore = result.failed;
    for (const test of module.children.allTests()) count(test, result, byName);
    const ran = result.failed > failedBefore;
    if (!module.ok() && !ran) {
      result.failed += 1;
      result.complaints.push(`could not be run: ${module.relativeModuleId}`);
    }
  }
  return result;
}

function count(test: TestCase, result: Tally, byName: boolean): void {
  const { state } = test.result();
  if (state === 'passed') result.passed += 1;
  if (state === 'failed') result.failed += 1;
  // With -t the tests of other names are left out on purpose.
  if ((state === 'skipped' || state === 'pending') && !byName) {
    result.failed += 1;
    result.complaints.push(`skipped: ${test.module.relativeModuleId} > ${test.fullName}`);
  }
}

/** The closing line that anything outside may rely on. */
export const closingLine = ({ passed, failed }: Tally): string =>
  `${passed} passed, ${failed} failed`;
