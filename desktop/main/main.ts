import { app, protocol } from 'electron';
import { appScheme } from './app-protocol.ts';
import { readEnvironment } from './environment.ts';
import { offerTextMenu } from './context-menu.ts';
import { guardContents } from './guard-contents.ts';
import { runApp } from './run-app.ts';
import { english } from '#desktop/words/english.ts';
import { describeError } from '#shared/errors/describe-error.ts';

// Told to `desktop/runtime/launch.ts`.
const openAlready = 3;

/** Starts the app: one per profile. */
async function main(): Promise<void> {
  const read = readEnvironment();
  if (!read.ok) {
    process.stderr.write(`${read.message}\n`);
    app.exit(1);
    return;
  }
  const { profile } = read.configuration;
  // The lock is a file of the profile, so its folder has to be known before.
  if (profile !== null) app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Verbatim is open already: its window comes to the front.\n');
    // Not 0, by which whoever started it would take it for closed.
    app.exit(openAlready);
    return;
  }
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
    offerTextMenu(contents, english);
  });
  await app.whenReady();
  await runApp(read.configuration);
}

void main().catch((error: unknown) => {
  process.stderr.write(`Verbatim could not start: ${describeError(error)}\n`);
  app.exit(1);
});
