import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** Every environment's TypeScript project, relative to the root. */
async function projectsOf(root: string): Promise<string[]> {
  const desktop = await readdir(join(root, 'desktop'), { withFileTypes: true });
  const folders = desktop
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `desktop/${name}`);
  return ['shared', 'server', ...folders.sort(), 'tests'].filter((folder) =>
    existsSync(join(root, folder, 'tsconfig.json')),
  );
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
