import { z } from 'zod';
import { readDocument } from '#shared/formats/read-document.ts';
import { loadClientConfig } from '../config.ts';
import { ask, readToken } from './graphql-client.ts';
import { readDocumentFile } from './read-file.ts';

const mutation = `mutation ImportQuotes($input: ImportQuotesInput!) {
  importQuotes(input: $input) {
    __typename
    ... on ImportQuotesPayload {
      rows {
        line outcome isPlaced
        article { name isNew } actors { name isNew } topics { name isNew }
        problems { column message }
      }
    }
    ... on Error { message }
  }
}`;

const namedSchema = z.object({ name: z.string(), isNew: z.boolean() });
const rowSchema = z.object({
  line: z.number(),
  outcome: z.enum(['NEW', 'KNOWN', 'REFUSED']),
  isPlaced: z.boolean(),
  article: namedSchema.nullable(),
  actors: z.array(namedSchema),
  topics: z.array(namedSchema),
  problems: z.array(z.object({ column: z.string(), message: z.string() })),
});
const answerSchema = z.object({
  importQuotes: z.union([
    z.object({ __typename: z.literal('ImportQuotesPayload'), rows: z.array(rowSchema) }),
    z.object({ __typename: z.string(), message: z.string() }),
  ]),
});
type Row = z.infer<typeof rowSchema>;

/** How a table of quotes is imported. */
export interface ImportQuotesOptions {
  /** `column=field`, each. */
  readonly map: readonly string[];
  readonly dryRun: boolean;
}

/**
 * Imports a table of quotes into the running server and says of each row what became of it; with `dryRun` what would.
 * Answers the exit code: 1 when any row was not imported.
 */
export async function importQuoteFile(
  file: string,
  { map, dryRun }: ImportQuotesOptions,
): Promise<number> {
  const mapping = map.map((pair) => {
    // A column may have an equals sign in its name, a field never.
    const at = pair.lastIndexOf('=');
    return { column: pair.slice(0, Math.max(at, 0)), field: pair.slice(at + 1) };
  });
  const loaded = loadClientConfig();
  if (!loaded.ok) return complain(loaded.message);
  const { content } = await readDocumentFile(file);
  if (typeof content === 'string') return complain(`${file}: ${content}`);
  const read = readDocument({ bytes: content, fileName: file });
  if (!read.ok) return complain(read.error.message);
  for (const { message } of read.notices) console.error(message);
  const input = { csv: read.text, mapping, dryRun };
  const token = await readToken(loaded.config);
  const answer = await ask(loaded.config, token, mutation, { input }, answerSchema);
  if (!answer.ok) return complain(answer.message);
  const { importQuotes } = answer.data;
  if (!('rows' in importQuotes)) return complain(`${file}: ${importQuotes.message}`);
  const { rows } = importQuotes;
  for (const row of rows) report(file, row);
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const refused = count('REFUSED');
  console.error(
    `${dryRun ? 'A dry run, nothing was written: ' : ''}${count('NEW')} new, ${count('KNOWN')} known, ${refused} refused.`,
  );
  return refused > 0 ? 1 : 0;
}

function report(
  file: string,
  { line, outcome, isPlaced, article, actors, topics, problems }: Row,
): void {
  if (outcome === 'REFUSED') {
    for (const { column, message } of problems)
      console.error(`${file}:${line}: ${column} ${message}`);
    return;
  }
  const made = [
    ...(article?.isNew === true ? [`article ${article.name}`] : []),
    ...actors.flatMap(({ name, isNew }) => (isNew ? [`actor ${name}`] : [])),
    ...topics.flatMap(({ name, isNew }) => (isNew ? [`topic ${name}`] : [])),
  ];
  const parts = [
    `${file}:${line}: ${outcome === 'NEW' ? 'new' : 'known'} quote in ${article?.name ?? ''}`,
    ...(made.length > 0 ? [`with new ${made.join(', ')}`] : []),
    ...(outcome === 'NEW' && !isPlaced ? ['which does not hold its words'] : []),
  ];
  console.log(parts.join(', '));
}

function complain(message: string): number {
  console.error(message);
  return 1;
}
