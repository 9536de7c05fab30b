import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The desktop app beside a server. */
export interface Desktop {
  /** Asks it to end, and waits until it did. */
  close(): Promise<void>;
}

// What `desktop/runtime/launch.ts` ends with where the app is open already.
const openAlready = 3;

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Opens the desktop app, connected to a server, as a program of its own: server and desktop share no code but `shared`.
 * Whatever keeps it from opening it says itself, in one line. The server outlives it: others may be working on it.
 */
export function openDesktop({ server, tokenFile }: { server: string; tokenFile: string }): Desktop {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), 'desktop/runtime/launch.ts'],
    {
      cwd: root,
      env: { ...process.env, VERBATIM_SERVER: server, VERBATIM_TOKEN_FILE: tokenFile },
      // What the app says goes to stderr: the last line of stdout is the server's that it is ready.
      // The channel tells it when this process is gone, also if that was killed.
      stdio: ['ignore', process.stderr, 'inherit', 'ipc'],
    },
  );
  let closing = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      console.error(
        `The desktop app did not start (${error.message}); the server goes on. "npm run desktop" tries again.`,
      );
      resolve();
    });
    child.once('exit', (code) => {
      // Whatever kept it from opening, it has said itself.
      if (!closing && code === 0) {
        console.error(
          'The desktop app was closed; the server goes on. "npm run desktop" opens the app, Ctrl+C ends the server.',
        );
      }
      if (!closing && code === openAlready) {
        console.error(
          'The app that was open already was not started here: close its window to end it. Ctrl+C ends the server.',
        );
      }
      resolve();
    });
  });
  return {
    close() {
      closing = true;
      child.kill('SIGTERM');
      return ended;
    },
  };
}
