import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Endpoint } from './endpoint.ts';
import { databaseName } from './ensure-database.ts';
import { program } from './find-binaries.ts';
import { clusterUser } from './init-cluster.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { runProgram, type Program } from './run-program.ts';
import type { Runner } from './runner.ts';

/**
 * PostgreSQL on Windows, which has no private Unix sockets: TCP on the loopback address with a random password.
 *
 * Started and ended by `pg_ctl`, which sheds an administrator's rights (PostgreSQL refuses them) and knows how to ask
 * for a fast shutdown where there are no signals.
 *
 * @param dataDir folder in which the password is kept, in `postgres-password` (mode 0600)
 */
export async function windowsEndpoint(dataDir: string): Promise<Endpoint> {
  const passwordFile = join(dataDir, 'postgres-password');
  const password = await readOrMakePassword(passwordFile);
  return {
    authArgs: ['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    async launch({ runner, settings, logPath }) {
      const listening = { listen_addresses: '127.0.0.1', port: String(await freePort()) };
      const options = Object.entries({ ...settings, ...listening }).map(
        ([name, value]) => `-c ${name}=${value}`,
      );
      const started = await runProgram(
        pgCtl(runner, ['start', '-w', '-t', '600', '-l', logPath, '-o', options.join(' ')]),
      );
      const file = await readPostmasterFile(runner.clusterFolder);
      if (started.ok && file !== undefined) return { ok: true, pid: file.pid };
      return { ok: false, output: started.output };
    },
    connection: (file) => ({
      host: '127.0.0.1',
      port: file.port,
      user: clusterUser,
      database: databaseName,
      password,
      ssl: false,
    }),
    async stop(_file, { runner, log }) {
      const stopped = await runProgram(pgCtl(runner, ['stop', '-w', '-t', '60', '-m', 'fast']));
      if (stopped.ok) return;
      log.warn(
        'PostgreSQL did not end within a minute; ending it at once, the next start recovers.',
      );
      await runProgram(pgCtl(runner, ['stop', '-w', '-t', '30', '-m', 'immediate']));
    },
    cleanUp: async () => {},
  };
}

function pgCtl(runner: Runner, args: readonly string[]): Program {
  return runner.program(join(runner.binFolder, program('pg_ctl')), [
    ...args,
    '-D',
    runner.clusterFolder,
  ]);
}

async function readOrMakePassword(path: string): Promise<string> {
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return known.trim();
  const made = randomBytes(24).toString('base64url');
  await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string')
          reject(new Error('The system gave no free port'));
        else resolve(address.port);
      });
    });
  });
}
