import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import {
  contenderCount,
  contenderReady,
  type ContenderCall,
  type ContenderName,
} from './contender-calls.ts';
import { installPostgraphile } from './install-postgraphile.ts';

/** A server that is measured, in a process of its own. */
export interface Contender {
  readonly name: ContenderName;
  readonly port: number;
  /** How many SQL statements it has sent so far. */
  readonly statements: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

const production = { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' };

/** Starts a contender; throws when it ends before it listens. */
export async function startContender(call: ContenderCall): Promise<Contender> {
  const argument = JSON.stringify(call);
  const child =
    call.name === 'postgraphile'
      ? await forkPostgraphile(argument)
      : fork(fileURLToPath(new URL('contender.ts', import.meta.url)), [argument], {
          cwd: repositoryRoot,
          execArgv: ['--import', 'tsx'],
          env: production,
        });
  const exited = once(child, 'exit');
  const heard = (): Promise<unknown> =>
    Promise.race([
      once(child, 'message').then(([message]: unknown[]) => message),
      exited.then(() => Promise.reject(new Error(`The contender ${call.name} has ended.`))),
    ]);
  const { port } = contenderReady.parse(await heard());
  return {
    name: call.name,
    port,
    statements: async () => {
      const answer = heard();
      child.send('statements');
      return contenderCount.parse(await answer).statements;
    },
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}

async function forkPostgraphile(argument: string): Promise<ChildProcess> {
  const { node, script } = await installPostgraphile();
  // Its warnings of column types that no shape asks for would stand between the figures.
  return fork(script, [argument], {
    execPath: node,
    execArgv: [],
    env: production,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
