import { constants } from 'node:os';
import { join } from 'node:path';
import { builtApp, ensureDesktopBuilt, repositoryRoot } from './build-desktop.ts';
import { checkDisplay } from './display.ts';
import { launchDesktop } from './launch-desktop.ts';

const say = (line: string): void => console.log(line);

/** `npm run desktop`: builds the app if it must, starts it, and ends as it ends. */
async function main(): Promise<number> {
  const env = process.env;
  // Asked first, because a build is of no use where no window can be opened.
  const failure = (await checkDisplay(env)) ?? (await ensureDesktopBuilt(env, say));
  if (failure !== undefined) {
    console.error(failure);
    return 1;
  }
  const args = process.argv.slice(2);
  const launched = await launchDesktop({
    appDir: join(repositoryRoot, builtApp),
    env,
    args,
    log: say,
  });
  if (!launched.ok) {
    console.error(launched.message);
    return 1;
  }
  const { process: app } = launched;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.kill(signal));
  return await new Promise((resolve) => {
    app.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}

process.exitCode = await main();
