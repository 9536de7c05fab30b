import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { type Check, problems } from './check.ts';
import { runCommand } from './run-tool.ts';

const schemaFile = 'shared/graphql/schema.graphql';
const acceptedFile = 'shared/graphql/accepted-breaking-changes.txt';

/** The committed schema: it is what the server's code makes now, and it takes nothing away from the base. */
export const schemaCheck: Check = {
  name: 'schema',
  run: async (root) => {
    if (!existsSync(join(root, schemaFile))) {
      return problems([`${schemaFile} is missing. Run: npm run schema`]);
    }
    const committed = await readFile(join(root, schemaFile), 'utf8');
    return problems([
      ...(await staleness(root, committed)),
      ...(await breakingChanges(root, committed)),
    ]);
  },
};

async function staleness(root: string, committed: string): Promise<string[]> {
  const script = join('server', 'graphql', 'print-schema.ts');
  const args = ['--import', 'tsx', script, '--stdout'];
  const { code, stdout, stderr } = await runCommand(process.execPath, args, root);
  if (code !== 0) return [`The schema cannot be printed:\n${stderr.trim()}`];
  if (stdout.trim() === committed.trim()) return [];
  return [`${schemaFile} is not what the server's code makes. Run: npm run schema`];
}

/** What the schema takes from clients of the base commit's schema and nobody accepted, one line each. */
export async function breakingChanges(root: string, committed: string): Promise<string[]> {
  const base = await baseSchema(root);
  if (base === undefined) return [];
  const changes = await diff(buildSchema(base), buildSchema(committed));
  const accepted = await acceptedChanges(root);
  const breaking = changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message)
    .filter((message) => !accepted.includes(message));
  if (breaking.length === 0) return [];
  return [
    `The schema breaks what clients rely on. If it is meant, add these lines to ${acceptedFile}:`,
    ...breaking,
  ];
}

async function acceptedChanges(root: string): Promise<string[]> {
  const path = join(root, acceptedFile);
  return existsSync(path) ? (await readFile(path, 'utf8')).split('\n') : [];
}

// On a branch the base is where it left the main one; on main itself it is the commit before.
async function baseSchema(root: string): Promise<string | undefined> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    const { code, stdout } = await runCommand('git', args, root);
    return code === 0 ? stdout : undefined;
  };
  const head = (await git('rev-parse', 'HEAD'))?.trim();
  const fork = (await git('merge-base', 'HEAD', 'origin/main'))?.trim();
  const base = fork === undefined || fork === head ? 'HEAD~1' : fork;
  return await git('show', `${base}:${schemaFile}`);
}
