import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { contenderCount, contenderReady, type ContenderCall } from './contender-calls.ts';

/** A server that is measured, in a process of its own. */
export interface Contender {
  readonly name: ContenderCall['name'];
  readonly port: number;
  /** How many SQL statements it has sent so far. */
  readonly statements: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts a contender; throws when it ends before it listens. */
export async function startContender(call: ContenderCall): Promise<Contender> {
  const script = fileURLToPath(new URL('contender.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(call)], {
    cwd: repositoryRoot,
    execArgv: ['--import', 'tsx'],
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
