import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { z } from 'zod';
import { repositoryRoot } from '#desktop/runtime/build-desktop.ts';
import { bundle } from '#tests/support/bundle.ts';
import { askGraphql } from '#tests/support/server-process.ts';

/** Bundles the desk that `startDesk` runs, because to transform it anew at each of a hundred starts would take most of the time. */
export function bundleDesk(): Promise<string> {
  return bundle(fileURLToPath(new URL('killed-desk.ts', import.meta.url)));
}

/** What desks were told is saved, by record. */
export type Saved = Map<string, { name?: string | undefined; description?: string | undefined }>;

/** A desk in a process of its own that saves topics until it is killed. */
export interface DeskProcess {
  readonly process: ChildProcess;
  readonly exited: Promise<unknown>;
  /** Resolves after so many more saves, or when it ended. */
  readonly saves: (count: number) => Promise<void>;
  /** Ends it without a moment's notice, and fails if it had ended by itself. */
  readonly kill: () => Promise<void>;
}

const told = z.object({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
});

/** Starts a desk, that was bundled before, on a file; adds to `saved` what it was told is saved. The topics' names begin with `Run` and its number. */
export function startDesk(
  script: string,
  options: {
    readonly path: string;
    readonly server: string;
    readonly token: string;
    readonly run: number;
  },
  saved: Saved,
): DeskProcess {
  const child = fork(script, [JSON.stringify(options)], { cwd: repositoryRoot });
  const exited = once(child, 'exit');
  child.on('message', (message) => {
    const { id, ...fields } = told.parse(message);
    saved.set(id, { ...saved.get(id), ...fields });
  });
  return {
    process: child,
    exited,
    saves: async (count) => {
      let left = count;
      if (left === 0) return;
      let heard = (): void => {};
      const enough = new Promise<void>((resolve) => {
        heard = () => {
          left -= 1;
          if (left === 0) resolve();
        };
      });
      child.on('message', heard);
      await Promise.race([enough, exited]);
      child.off('message', heard);
    },
    kill: async () => {
      child.kill('SIGKILL');
      const [code]: unknown[] = await exited;
      expect(code).toBeNull();
    },
  };
}

const topicsPage = z.object({
  topics: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    edges: z.array(
      z.object({
        node: z.object({
          name: z.string(),
          description: z.string().nullable(),
          revision: z.number(),
        }),
      }),
    ),
  }),
});

/** A topic as the server has it. */
export type ServersTopic = z.infer<typeof topicsPage>['topics']['edges'][number]['node'];

/** All topics that the server has. */
export async function serversTopics(server: string, token: string): Promise<ServersTopic[]> {
  const topics: ServersTopic[] = [];
  for (let after: string | null = null; ;) {
    const query = `query ($after: String) { topics(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor } edges { node { name description revision } } } }`;
    const page: z.infer<typeof topicsPage> = topicsPage.parse(
      await askGraphql(server, query, { token, variables: { after } }),
    );
    topics.push(...page.topics.edges.map(({ node }) => node));
    if (!page.topics.pageInfo.hasNextPage) return topics;
    after = page.topics.pageInfo.endCursor;
  }
}

/** Fails unless the server has all that desks were told is saved, and each edit once. */
export function expectSavedOnce(topics: readonly ServersTopic[], saved: Saved): void {
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  expect(byName.size).toBe(topics.length);
  for (const { name = '', description } of saved.values()) {
    const topic = byName.get(name);
    expect(topic, name).toBeDefined();
    if (description !== undefined) expect(topic?.description).toBe(description);
  }
  // Made, and described at most once: an edit that was sent again would have been another revision, or a conflict.
  for (const { name, description, revision } of topics) {
    if (!name.startsWith('Run')) continue;
    expect(revision, name).toBeLessThanOrEqual(description === null ? 1 : 2);
  }
}
