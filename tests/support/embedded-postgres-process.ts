import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the child process tells about its start: the connection, or the failure. */
const report = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    adopted: z.boolean(),
    pid: z.number(),
    connection: z.object({
      host: z.string(),
      port: z.number(),
      user: z.string(),
      database: z.string(),
      ssl: z.literal(false),
    }),
  }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

/** A Node process that started the embedded PostgreSQL and waits; SIGTERM makes it stop PostgreSQL and end. */
export type EmbeddedPostgresProcess = {
  readonly child: ChildProcess;
  readonly report: z.infer<typeof report>;
};

/** Starts the embedded PostgreSQL in a Node process of its own, which a test can kill. */
export async function startInOwnProcess(dataDir: string): Promise<EmbeddedPostgresProcess> {
  const script = fileURLToPath(new URL('embedded-postgres-script.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, report: report.parse(JSON.parse(line)) };
  }
  throw new Error('The process ended without a report');
}

/** Sends a signal and waits for the end of the process. */
export async function endProcess(
  { child }: EmbeddedPostgresProcess,
  signal: NodeJS.Signals,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
