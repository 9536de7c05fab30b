import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from './schema.ts';

// `npm run schema` writes the committed file; with --stdout it only prints, so that a check can compare the two.
const text = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;
if (process.argv.includes('--stdout')) {
  process.stdout.write(text);
} else {
  const file = fileURLToPath(new URL('../../shared/graphql/schema.graphql', import.meta.url));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
