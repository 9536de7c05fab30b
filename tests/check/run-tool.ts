import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CheckResult } from './check.ts';

const manifestSchema = z.object({
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});

/** What a command wrote and how it ended; `code` is null if a signal ended it. */
export type CommandResult = { code: number | null; stdout: string; stderr: string };

/** Runs a command to its end in a folder and keeps what it wrote. Throws if it cannot be started. */
export async function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<CommandResult> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const result: CommandResult = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.stderr += text));
  result.code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return result;
}

/** Runs a command line tool that is installed under `root`; it has passed if it ends with 0. */
export async function runTool(
  root: string,
  packageName: string,
  args: readonly string[],
  tool = packageName,
): Promise<CheckResult> {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = manifestSchema.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  const script = typeof bin === 'string' ? bin : bin[tool];
  if (script === undefined) throw new Error(`${packageName} has no command ${tool}`);
  const { code, stdout, stderr } = await runCommand(
    process.execPath,
    [join(folder, script), ...args],
    root,
  );
  return { ok: code === 0, report: `${stdout}${stderr}`.trim() };
}
