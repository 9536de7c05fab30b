import { fileURLToPath } from 'node:url';
import type { Check } from './check.ts';
import { layersCheck } from './layers.ts';
import { schemaCheck } from './schema.ts';
import { deadCodeCheck, formatCheck, lintCheck } from './tools.ts';
import { typesCheck } from './types.ts';

const checks: readonly Check[] = [
  formatCheck,
  layersCheck,
  lintCheck,
  typesCheck,
  deadCodeCheck,
  schemaCheck,
];

/** `npm run check [-- names]`: runs the checks side by side and says of each whether it passed. */
async function main(wanted: readonly string[]): Promise<number> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const chosen = checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`There is no check named ${unknown.join(', ')}.`);
    return 2;
  }
  const results = await Promise.all(
    chosen.map(async ({ name, run }) => {
      const result = await run(root);
      console.log(result.ok ? `ok      ${name}` : `FAILED  ${name}\n${result.report}`);
      return result.ok;
    }),
  );
  const failed = results.filter((ok) => !ok).length;
  console.log(
    failed === 0 ? 'All checks passed.' : `${failed} of ${results.length} checks failed.`,
  );
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
