import { app, dialog } from 'electron';
import type { Endings } from './endings.ts';
import type { Log } from './log.ts';
import { english } from '#desktop/words/english.ts';

// More than these within a minute, and loading the page again does not help.
const mostDeaths = 3;
const deathWindow = 60_000;

/** Writes down when a window's page or the app itself ends unexpectedly, and opens the page again where it was. */
export function watchEndings({
  endings,
  log,
}: {
  readonly endings: Endings;
  readonly log: Log;
}): void {
  const deaths: number[] = [];
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    log.error(`A window’s page ended unexpectedly (${reason}, ${exitCode}).`);
    endings.add('window');
    const now = Date.now();
    deaths.push(now);
    if (deaths.filter((at) => now - at < deathWindow).length <= mostDeaths) {
      // Not while the old page is still being taken down.
      setTimeout(() => {
        if (!contents.isDestroyed()) contents.reload();
      }, 0);
    } else dialog.showErrorBox(english.app.windowEnds, english.app.seeLog(log.path));
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName }) => {
    log.warn(`A process ended (${serviceName ?? type}: ${reason}, ${exitCode}).`);
  });
  process.on('uncaughtException', (error) => {
    log.error('The app ended because of an error that nobody expected.', error);
    dialog.showErrorBox(english.app.ended, english.app.seeLog(log.path));
    // Left as it is, the file that says so is found at the next start.
    app.exit(1);
  });
}
