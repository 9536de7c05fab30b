import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { leftOut, tops } from './layers.ts';
import { runTool } from './run-tool.ts';

/** Every environment's TypeScript project, as a folder relative to the root. */
async function projectsOf(root: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    if (entries.some(({ name }) => name === 'tsconfig.json')) found.push(folder);
    const inner = entries.filter((entry) => entry.isDirectory() && !leftOut.includes(entry.name));
    for (const { name } of inner) await walk(join(folder, name));
  };
  for (const top of tops) if (existsSync(join(root, top))) await walk(top);
  return found.sort();
}

/** Types, one environment after the other: each has its own `lib`, so a wrong API does not compile. */
export const typesCheck: Check = {
  name: 'types',
  run: async (root) => {
    const projects = await projectsOf(root);
    const reports: string[] = [];
    for (const project of projects) {
      const { ok, report } = await runTool(
        root,
        'typescript',
        ['--noEmit', '--pretty', 'false', '-p', project],
        'tsc',
      );
      if (!ok) reports.push(`In ${project}:\n${report}`);
    }
    if (projects.length === 0) reports.push('There is no tsconfig.json to check.');
    return { ok: reports.length === 0, report: reports.join('\n') };
  },
};
