import { constants } from 'node:os';
import { join } from 'node:path';
import { builtApp, ensureDesktopBuilt, repositoryRoot } from './build-desktop.ts';
import { checkDisplay } from './display.ts';
import { launchDesktop } from './launch-desktop.ts';

const say = (line: string): void => console.log(line);

/** The app's exit code where it was open already; see `desktop/main/main.ts`. */
const openAlready = 3;

/**
 * Resolves when the program that started this one, and left a channel to it, is gone without a goodbye: an app that
 * `npm start` opened must not outlive what would end it. Never resolves where somebody started it by hand.
 */
function starterGone(): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.once('disconnect', resolve);
  });
}

/** `npm run desktop`: builds the app if it must, starts it, and ends as it ends. */
async function main(): Promise<number> {
  const env = process.env;
  const followed = process.connected;
  const gone = starterGone();
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
  void gone.then(() => app.kill('SIGTERM'));
  const code = await new Promise<number>((resolve) => {
    app.once('exit', (status, signal) =>
      resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
  // Who started it by hand has been told; that its window came to the front is no failure.
  return code === openAlready && !followed ? 0 : code;
}

process.exitCode = await main();
// The channel would keep this process.
if (process.connected) process.disconnect();
