import { spawn } from 'node:child_process';

/** A program to start: command and arguments as for `spawn`, and the user to start it as where that is not our own. */
export type Program = {
  readonly command: string;
  readonly args: readonly string[];
  readonly user?: { readonly uid: number; readonly gid: number };
};

/** How a program ended; `output` is what it wrote to both of its streams. */
export type ProgramResult = { readonly ok: boolean; readonly output: string };

/**
 * Options every PostgreSQL program is started with.
 *
 * Its own session, so that the terminal's Ctrl+C does not end it before the server has let it go.
 * A working directory that every user may enter.
 */
export function programOptions(program: Program): {
  readonly detached: boolean;
  readonly windowsHide: true;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
} {
  const windows = process.platform === 'win32';
  return {
    detached: !windows,
    windowsHide: true,
    ...(windows ? {} : { cwd: '/' }),
    ...program.user,
  };
}

/** Runs a program to its end; one that cannot be started counts as failed, with the reason as its output. */
export function runProgram(program: Program): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program.command, program.args, {
      ...programOptions(program),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/** The line of an output that tells most: the last `FATAL` or `error`, else the last one; for one-line messages. */
export function tellingLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    lines.filter((line) => /FATAL|PANIC|error/u.test(line)).at(-1) ??
    lines.at(-1) ??
    'it said nothing'
  );
}
