import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { articles } from '#server/database/schema.ts';
import type { DeskError } from '#shared/errors/error-codes.ts';
import {
  readQuoteRow,
  type QuoteRow,
  type QuoteRowField,
  type RowProblem,
} from '#shared/formats/quote-row.ts';

import { datePrecisions, type Attribution, type QuoteFields } from '#shared/records/quote.ts';
import { anchorSpan } from '#shared/text/anchors.ts';
import { retrying } from '../database-errors.ts';
import type { EditContext } from '../edit-context.ts';
import { importRefusal } from '../import-articles.ts';
import { actorOf, articleOf, makeFor, RowRefused, topicsOf, type Named } from './find-or-make.ts';

/** The most rows of one request. */
export const mostQuoteRows = 500;

/** What became of a row, or would: the quote is new, or the desk has it already, or something is wrong with the row. */
export type QuoteRowResult =
  | {
      readonly outcome: 'new' | 'known';
      readonly quoteId: string;
      readonly article: Named;
      readonly actors: readonly Named[];
      readonly topics: readonly Named[];
      /** Whether the article's text holds the words; else an editor finds the quote among the lost ones. */
      readonly isPlaced: boolean;
    }
  | { readonly outcome: 'refused'; readonly problems: readonly RowProblem[] };

/** The results of all rows, or why none was looked at. */
export type QuotesImported =
  | { readonly ok: true; readonly results: readonly QuoteRowResult[] }
  | { readonly ok: false; readonly error: DeskError };

type Cells = Readonly<Partial<Record<QuoteRowField, string>>>;

/**
 * Imports quotes from rows, in one transaction and through the one write path: their actors, articles and topics are the
 * desk's own where it has them, and are made where it has not. A row that is wrong leaves nothing behind and does not
 * keep the others out. The same rows a second time make nothing. A dry run does all of it and takes it back, so that
 * what it tells is what would happen. Errors: `UNAUTHENTICATED`, `FORBIDDEN`.
 */
export async function importQuotes(
  context: EditContext,
  rows: readonly Cells[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<QuotesImported> {
  const error = importRefusal(context);
  if (error !== null) return { ok: false, error };
  const work = async (tx: Transaction): Promise<readonly QuoteRowResult[]> => {
    // Two imports at once would each make an actor that is new to both.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('import quotes', 0))`);
    const results: QuoteRowResult[] = [];
    for (const cells of rows) results.push(await importRow(tx, context, cells));
    if (dryRun) throw new TakenBack(results);
    return results;
  };
  try {
    return { ok: true, results: await retrying(() => context.db.transaction(work)) };
  } catch (thrown) {
    if (thrown instanceof TakenBack) return { ok: true, results: thrown.results };
    throw thrown;
  }
}

class TakenBack extends Error {
  readonly results: readonly QuoteRowResult[];
  constructor(results: readonly QuoteRowResult[]) {
    super('A dry run is taken back.');
    this.results = results;
  }
}

async function importRow(
  tx: Transaction,
  context: EditContext,
  cells: Cells,
): Promise<QuoteRowResult> {
  const read = readQuoteRow(cells);
  if (!read.ok) return { outcome: 'refused', problems: read.problems };
  try {
    // What the row made before it was found to be wrong goes with it.
    return await tx.transaction((part) => importRead(part, context, read.row));
  } catch (thrown) {
    if (!(thrown instanceof RowRefused)) throw thrown;
    const { field, message } = thrown;
    return { outcome: 'refused', problems: [{ field, message }] };
  }
}

async function importRead(
  tx: Transaction,
  context: EditContext,
  row: QuoteRow,
): Promise<QuoteRowResult> {
  const article = await articleOf(tx, context, row);
  const named: { readonly actor: Named; readonly attribution: Attribution }[] = [];
  const name = async (
    field: 'speaker' | 'onBehalfOf' | 'addressee',
    part: Attribution['part'],
  ): Promise<void> => {
    const words = row[field];
    if (words === null) return;
    const kind =
      field === 'onBehalfOf' ? 'organization' : field === 'speaker' ? row.speakerKind : 'person';
    const actor = await actorOf(tx, context, words, kind, field);
    const role = field === 'speaker' ? row.role : null;
    named.push({ actor, attribution: { actorId: actor.id, part, role } });
  };
  await name('speaker', 'speaker');
  await name('onBehalfOf', 'on_behalf_of');
  await name('addressee', 'addressee');
  const topics = await topicsOf(tx, context, row.topics);
  const all = { article, actors: named.map(({ actor }) => actor), topics };
  const speaker = named.find(({ attribution }) => attribution.part === 'speaker')?.actor;
  const known = article.isNew ? undefined : await knownQuote(tx, article.id, row.quote, speaker);
  if (known !== undefined) return { outcome: 'known', ...known, ...all };
  const [found] = await tx
    .select({ body: articles.body })
    .from(articles)
    .where(eq(articles.id, article.id));
  const body = found?.body ?? '';
  const start = body.indexOf(row.quote);
  const isPlaced = start !== -1;
  const fields: Partial<QuoteFields> = {
    articleId: article.id,
    reportedText: row.quote,
    segments: isPlaced ? [anchorSpan(body, { start, end: start + row.quote.length })] : [],
    kind: row.kind,
    cue: row.cue,
    attributions: named.map(({ attribution }) => attribution),
    saidOn: { date: row.saidOn, precision: precisionOf(row.saidOn), words: null },
    medium: row.medium,
    venue: row.venue,
    topics: topics.map(({ id }) => ({ topicId: id, stance: row.stance })),
    language: row.language,
    translation: row.translation,
    note: row.note,
    status: row.status,
  };
  const quoteId = await makeFor(tx, context, 'quote', fields, fieldOf);
  return { outcome: 'new', quoteId, isPlaced, ...all };
}

/** The live quote of an article with these words and this speaker. */
async function knownQuote(
  tx: Transaction,
  articleId: string,
  words: string,
  speaker: Named | undefined,
): Promise<{ readonly quoteId: string; readonly isPlaced: boolean } | undefined> {
  const rows = await tx.query.quotes.findMany({
    where: { articleId, reportedText: words, deletedAt: { isNull: true } },
    columns: { id: true, anchorStatus: true },
    with: { attributions: { columns: { actorId: true, part: true } } },
    orderBy: { id: 'asc' },
  });
  const found = rows.find(({ attributions }) => {
    const speakers = attributions.filter(({ part }) => part === 'speaker');
    return speaker === undefined
      ? speakers.length === 0
      : speakers.some(({ actorId }) => actorId === speaker.id);
  });
  return found && { quoteId: found.id, isPlaced: found.anchorStatus !== 'lost' };
}

function precisionOf(date: string | null): QuoteFields['saidOn']['precision'] {
  const [day, month, year, unknown] = datePrecisions;
  return date === null ? unknown : date.length === 4 ? year : date.length === 7 ? month : day;
}

function fieldOf([, field = '']: readonly string[]): QuoteRowField {
  switch (field) {
    case 'attributions':
      return 'role';
    case 'kind':
    case 'cue':
    case 'saidOn':
    case 'medium':
    case 'venue':
    case 'topics':
    case 'language':
    case 'translation':
    case 'note':
    case 'status':
      return field;
    default:
      return 'quote';
  }
}
