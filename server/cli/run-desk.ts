import { loadConfig } from '../config.ts';
import { startServer } from '../main.ts';
import { openDesktop, type Desktop } from './open-desktop.ts';

// One Ctrl+C under npm arrives twice: from the terminal, and again from npm, which passes it on.
const sameKeystroke = 1000;

/** Runs the server, and the desktop app beside it if wanted, until a signal ends them; answers the exit code. */
export async function runDesk({ desktop }: { desktop: boolean }): Promise<number> {
  const loaded = loadConfig();
  if (!loaded.ok) return fail(loaded.message);
  const stop = stopSignal();
  const server = await startServer(loaded.config, { say: (line) => console.log(line) });
  if (!server.ok) return fail(server.message);
  stop.onForce(() => {
    // At once and without goodbye; PostgreSQL recovers at the next start as after a power cut.
    if (server.postgresPid !== undefined) killQuietly(server.postgresPid);
    process.exit(130);
  });
  if (!stop.asked()) {
    console.log(`Verbatim is ready at ${server.url}/graphql`);
    void server.prepareGraphiql();
  }
  const app: Desktop | undefined =
    desktop && !stop.asked()
      ? openDesktop({ server: server.url, tokenFile: server.tokenFile })
      : undefined;
  await stop.first;
  await Promise.all([app?.close(), server.stop()]);
  return 0;
}

function stopSignal() {
  let askedAt: number | undefined;
  let force: (() => void) | undefined;
  const first = new Promise<void>((resolve) => {
    const onSignal = () => {
      if (askedAt === undefined) {
        askedAt = Date.now();
        resolve();
      } else if (Date.now() - askedAt > sameKeystroke) {
        console.error('Ending at once, as asked a second time: what still ran is cut off.');
        if (force === undefined) process.exit(130);
        force();
      }
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  return {
    first,
    asked: () => askedAt !== undefined,
    onForce: (action: () => void) => {
      force = action;
    },
  };
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It is gone already, or another user's.
  }
}

function fail(message: string): number {
  console.error(message);
  return 1;
}
