import { defineConfig } from 'drizzle-kit';

/** Where `npm run migration` reads the tables and writes the migration that leads to them; needs no database. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/database/schema.ts',
  out: './server/database/migrations',
});
