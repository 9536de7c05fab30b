/** What a check found: nothing wrong, or what is wrong in plain lines. */
export type CheckResult = { ok: boolean; report: string };

/** One check of the repository in the folder `root`. */
export type Check = { name: string; run: (root: string) => Promise<CheckResult> };

/** The result of a check that found these problems, one line each. */
export function problems(lines: readonly string[]): CheckResult {
  return { ok: lines.length === 0, report: lines.join('\n') };
}
