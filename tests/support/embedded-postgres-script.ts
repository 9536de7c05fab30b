import { startEmbeddedPostgres } from '#server/database/embedded/start-embedded-postgres.ts';

// Started by embedded-postgres-process.ts: tells in one line of JSON how the start went, then waits for SIGTERM.
const started = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  log: { info: () => {}, warn: () => {} },
});
process.stdout.write(`${JSON.stringify(started)}\n`);
if (started.ok) {
  const waiting = setInterval(() => {}, 60_000);
  process.once('SIGTERM', () => {
    void started.stop().then(() => clearInterval(waiting));
  });
}
