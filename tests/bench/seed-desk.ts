import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Database, Transaction } from '#server/database/connection.ts';
import {
  actors,
  affiliations,
  articles,
  quoteAttributions,
  quotes,
  quoteTopics,
  topics,
} from '#server/database/schema.ts';
import { storeOf } from '#server/records/kinds/kind-stores.ts';
import { indexRecords } from '#server/records/search-index.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { RecordKind } from '#shared/records/records.ts';
import type { BenchSettings } from './bench-settings.ts';
import { generateArticle, subjects } from './generate-article.ts';
import { pick, seededRandom } from './random.ts';

/** Ids by which a bench asks for records. */
export interface SeededDesk {
  readonly quoteIds: readonly string[];
  readonly personIds: readonly string[];
}

/**
 * Fills an empty desk with generated records, each as its create would have left it. In bulk and not through the write
 * path, which would take minutes; the search terms come from the server's own code.
 */
export async function seedDesk(db: Database, settings: BenchSettings): Promise<SeededDesk> {
  const rows = generateRows(settings);
  await db.transaction(async (tx) => {
    await inBatches(rows.topics, (some) => tx.insert(topics).values(some));
    await inBatches(
      rows.actors.map((row) => ({ ...row, nameKey: sortKey(row.name) })),
      (some) => tx.insert(actors).values(some),
    );
    await inBatches(rows.affiliations, (some) => tx.insert(affiliations).values(some));
    await inBatches(rows.articles, (some) => tx.insert(articles).values(some));
    await inBatches(rows.quotes, (some) => tx.insert(quotes).values(some));
    await inBatches(rows.attributions, (some) => tx.insert(quoteAttributions).values(some));
    await inBatches(rows.quoteTopics, (some) => tx.insert(quoteTopics).values(some));
    for (const kind of ['topic', 'actor', 'affiliation', 'article', 'quote'] as const) {
      await index(tx, kind);
    }
  });
  await db.execute(sql`vacuum analyze`);
  return {
    quoteIds: rows.quotes.map(({ id }) => id),
    personIds: rows.actors.filter(({ kind }) => kind === 'person').map(({ id }) => id),
  };
}

function generateRows({ articles: count, quotesPerArticle, actors: actorCount }: BenchSettings) {
  const random = seededRandom(20_260_101);
  let second = Date.parse('2024-01-01T00:00:00Z');
  const meta = () => {
    second += 1000;
    const at = new Date(second).toISOString();
    return { id: v7(), revision: 1, createdAt: at, updatedAt: at };
  };
  const topicRows = subjects.map((name) => ({ ...meta(), name, nameKey: sortKey(name) }));
  const actorRows = Array.from({ length: actorCount }, (_, number) =>
    number % 5 === 0
      ? { ...meta(), kind: 'organization' as const, name: `Office ${number} of the province` }
      : { ...meta(), kind: 'person' as const, name: `Speaker Number ${number}` },
  );
  const people = actorRows.filter(({ kind }) => kind === 'person');
  const offices = actorRows.filter(({ kind }) => kind === 'organization');
  const affiliationRows = people.flatMap(({ id: actorId }, number) =>
    [2018, 2022].slice(number % 2).map((year) => ({
      ...meta(),
      actorId,
      organizationId: pick(random, offices).id,
      role: 'member of the board',
      from: String(year),
    })),
  );
  const written = Array.from({ length: count }, (_, number) => {
    const speakers = Array.from({ length: quotesPerArticle }, () => pick(random, people));
    const text = generateArticle(
      random,
      number,
      speakers.map(({ name }) => name),
    );
    const { headline, body } = text;
    const article = { ...meta(), headline, body, language: 'en', agency: 'Quayside' };
    const said = text.quotes.map(({ text: reportedText, segments }, place) => ({
      speakerId: speakers[place]?.id ?? '',
      row: {
        ...meta(),
        articleId: article.id,
        segments,
        anchorStatus: 'exact' as const,
        reportedText,
        kind: 'direct' as const,
        cue: 'said',
        saidPrecision: 'unknown' as const,
        medium: pick(random, ['statement', 'speech', 'interview'] as const),
        ...pick(random, reviews),
      },
    }));
    return { article, said };
  });
  const said = written.flatMap((one) => one.said);
  return {
    topics: topicRows,
    actors: actorRows,
    affiliations: affiliationRows,
    articles: written.map(({ article }) => ({
      ...article,
      headlineKey: sortKey(article.headline),
      publishedAt: article.createdAt,
    })),
    quotes: said.map(({ row }) => row),
    attributions: said.map(({ row, speakerId }) => ({
      quoteId: row.id,
      part: 'speaker' as const,
      actorId: speakerId,
      position: 0,
      role: 'board member',
    })),
    quoteTopics: said.map(({ row }) => ({
      quoteId: row.id,
      topicId: pick(random, topicRows).id,
      position: 0,
      stance: 'neutral' as const,
    })),
  };
}

const verified = { status: 'verified' as const, verifiedAt: '2024-06-01T00:00:00Z' };
const reviews = [
  { status: 'draft' as const, verifiedAt: null },
  { status: 'in_review' as const, verifiedAt: null },
  verified,
  verified,
];

// PostgreSQL takes 65,535 values in one statement, and no row here has a hundred.
const batch = 500;

async function inBatches<Row>(
  rows: readonly Row[],
  insert: (some: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) {
    await insert(rows.slice(from, from + batch));
  }
}

async function index(tx: Transaction, kind: RecordKind): Promise<void> {
  const store = storeOf(kind);
  const { rows } = await tx.execute<{ id: string }>(sql`select id from ${store.table}`);
  for (let from = 0; from < rows.length; from += batch) {
    const ids = rows.slice(from, from + batch).map(({ id }) => id);
    await indexRecords(tx, await store.load(tx, ids));
  }
}
