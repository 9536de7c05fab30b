import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';

/** A server as a user starts it: a process of its own, with its PostgreSQL, on a data directory. */
export interface ServerProcess {
  /** `http://127.0.0.1:PORT`. */
  readonly address: string;
  readonly dataDir: string;
  /** The token that the first start wrote. */
  readonly adminToken: () => Promise<string>;
  readonly process: ChildProcess;
  /** All lines printed so far. */
  readonly lines: readonly string[];
  /** Ends it as Ctrl+C does, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** Starts `node server/cli/verbatim.mjs server` and waits for its ready line; throws with its output if it ends before. */
export async function startServerProcess(options: {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ServerProcess> {
  const { dataDir, port } = options;
  const server = spawn(process.execPath, ['server/cli/verbatim.mjs', 'server'], {
    cwd: repositoryRoot,
    env: {
      ...process.env,
      ...options.env,
      VERBATIM_DATA_DIR: dataDir,
      VERBATIM_PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = once(server, 'exit');
  await waitForLine(server, lines, /^Verbatim is ready at /);
  return {
    address: `http://127.0.0.1:${port}`,
    dataDir,
    adminToken: async () => (await readFile(join(dataDir, 'admin-token'), 'utf8')).trim(),
    process: server,
    lines,
    stop: async () => {
      server.kill('SIGINT');
      await ended;
    },
  };
}

/** Waits until the process prints a line that matches; keeps collecting its lines afterwards. */
export async function waitForLine(
  child: ChildProcess,
  lines: string[],
  pattern: RegExp,
): Promise<string> {
  return await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (pattern.test(line)) resolve(line);
      });
    }
    child.once('exit', (code, signal) => {
      reject(
        new Error(
          `It ended (${code ?? signal}) before it printed ${pattern}:\n${lines.join('\n')}`,
        ),
      );
    });
  });
}

/** A TCP port of the loopback interface that nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The port has no number.');
  return address.port;
}

/** Asks `/graphql` as any client would; throws when the answer has errors. */
export async function askGraphql(
  address: string,
  query: string,
  options: { readonly token?: string; readonly variables?: unknown } = {},
): Promise<unknown> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
    },
    body: JSON.stringify({ query, variables: options.variables }),
  });
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null || !('data' in answer) || 'errors' in answer) {
    throw new Error(`The server answered ${response.status}: ${JSON.stringify(answer)}`);
  }
  return answer.data;
}
