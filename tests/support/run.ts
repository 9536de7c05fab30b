import { fileURLToPath } from 'node:url';
import { parseCLI, startVitest } from 'vitest/node';
import { ensureDesktopBuilt } from '#desktop/runtime/build-desktop.ts';
import { checkSandbox } from '#desktop/runtime/display.ts';
import { findElectron } from '#desktop/runtime/find-electron.ts';
import { corpusMissing, hasCorpus } from '../training/corpus.ts';
import { findPostgres15, postgres15Missing } from './find-postgres-15.ts';
import { prepareSystem } from './system-packages.ts';
import { needsSystem } from './test-needs.ts';
import { closingLine, tally, type Tally } from './test-tally.ts';
import { startVirtualDisplay } from './virtual-display.ts';

type Options = ReturnType<typeof parseCLI>['options'];

const say = (line: string): void => console.log(line);

/** Makes the system ready for windows: Electron, packages, a build and a display. One line if it cannot. */
async function prepare(): Promise<string | undefined> {
  const env = process.env;
  const electron = await findElectron({ env, log: say });
  if (!electron.ok) return electron.message;
  const problem =
    prepareSystem({ env, log: say, electronPath: electron.path }) ??
    checkSandbox() ??
    (await ensureDesktopBuilt(env, say));
  if (problem !== undefined) return problem;
  if (!env['DISPLAY']) {
    const { display, stop } = await startVirtualDisplay();
    process.env['DISPLAY'] = display;
    process.once('exit', stop);
  }
  return undefined;
}

async function runTests(filters: string[], options: Options): Promise<Tally> {
  const vitest = await startVitest('test', filters, {
    ...options,
    config: options.config ?? fileURLToPath(new URL('../vitest.config.ts', import.meta.url)),
    watch: false,
    reporters: ['default', 'json'],
    outputFile: { json: fileURLToPath(new URL('../artefacts/results.json', import.meta.url)) },
  });
  const result = tally(
    vitest.state.getTestModules(),
    vitest.state.getUnhandledErrors().length,
    options.testNamePattern !== undefined,
  );
  await vitest.close();
  return result;
}

/** `npm test [-- paths and options of vitest]`. */
async function main(): Promise<number> {
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
  const projects = [options.project ?? []].flat();
  const problem = needsSystem({ filters: filter, projects }) ? await prepare() : undefined;
  const result: Tally =
    problem === undefined
      ? await runTests(filter, options)
      : { passed: 0, failed: 1, complaints: [problem] };
  // A run that found nothing to run has shown nothing.
  if (result.passed + result.failed === 0) {
    result.failed = 1;
    result.complaints.push('no test was run');
  }
  for (const complaint of result.complaints) say(complaint);
  if (findPostgres15() === undefined) say(postgres15Missing);
  if (!hasCorpus()) say(corpusMissing);
  say(closingLine(result));
  return result.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exit(await main());
