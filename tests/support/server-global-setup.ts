import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '#server/database/migrate.ts';
import { findPostgres15, postgres15Project } from './find-postgres-15.ts';
import { startTestPostgres, type TestCluster } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster that `testDatabase` makes databases in. */
    cluster: TestCluster;
  }
}

/** Starts one PostgreSQL for all server tests, with a migrated template; answers how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binFolder = project.name === postgres15Project ? findPostgres15() : undefined;
  const postgres = await startTestPostgres({
    ...(binFolder !== undefined && { binFolder }),
    prepareTemplate: async (template) => {
      const migrated = await migrateDatabase(template);
      if (!migrated.ok) throw new Error(migrated.message);
    },
  });
  const { connection, template } = postgres;
  project.provide('cluster', { connection, template });
  return () => postgres.stop();
}
