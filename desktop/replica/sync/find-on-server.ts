import { takeRecords, type PullContext } from './pull-changes.ts';
import { keepOpened } from './scoped.ts';
import { baseOf } from '../store/base-rows.ts';
import type { Store } from '../store/store.ts';
import type { FetchAnswer, FindArticles, FindQuotes, Found } from '#desktop/ipc/replica-calls.ts';
import type { ArticleRow, QuoteRow } from '#desktop/ipc/replica-views.ts';
import type { AttributionPart } from '#shared/records/quote.ts';
import type { AnyRecord, FieldsOf, RecordOf } from '#shared/records/records.ts';
import type { FindAnswer } from '#shared/sync/protocol.ts';

/** Looks for articles on the whole desk, kept here or not. */
export async function findArticles(
  { store, transport }: Pick<PullContext, 'store' | 'transport'>,
  query: FindArticles,
  signal: AbortSignal,
): Promise<Found<ArticleRow>> {
  const answered = await transport.find({ kind: 'article', ...query }, signal);
  if (!answered.ok) return answered;
  const { records, quotes, total } = answered.answer;
  const counts = new Map(quotes.map((count) => [count.articleId, count]));
  const rows = records.filter(isArticle).map(({ id, fields, updatedAt }): ArticleRow => ({
    id,
    headline: fields.headline,
    agency: fields.agency,
    datelinePlace: fields.datelinePlace,
    publishedAt: fields.publishedAt,
    language: fields.language,
    updatedAt,
    quotes: counts.get(id)?.all ?? 0,
    unreviewedQuotes: counts.get(id)?.unreviewed ?? 0,
    sync: 'saved',
  }));
  return found(store, rows, query.offset, total);
}

/** Looks for quotes on the whole desk, kept here or not. */
export async function findQuotes(
  { store, transport }: Pick<PullContext, 'store' | 'transport'>,
  query: FindQuotes,
  signal: AbortSignal,
): Promise<Found<QuoteRow>> {
  const answered = await transport.find({ kind: 'quote', ...query }, signal);
  if (!answered.ok) return answered;
  const { records, total } = answered.answer;
  const articles = new Map(records.filter(isArticle).map(({ id, fields }) => [id, fields]));
  const actorsOf = ({ attributions }: FieldsOf<'quote'>, wanted: AttributionPart) =>
    attributions.flatMap(({ actorId, part }) =>
      part === wanted ? nameOf(store, 'actor', actorId) : [],
    );
  const rows = records.filter(isQuote).map(({ id, fields, updatedAt }): QuoteRow => ({
    id,
    articleId: fields.articleId,
    headline: articles.get(fields.articleId)?.headline ?? '',
    agency: articles.get(fields.articleId)?.agency ?? null,
    reportedText: fields.reportedText,
    kind: fields.kind,
    status: fields.status,
    speakers: actorsOf(fields, 'speaker'),
    onBehalfOf: actorsOf(fields, 'on_behalf_of'),
    topics: fields.topics.flatMap(({ topicId }) => nameOf(store, 'topic', topicId)),
    medium: fields.medium,
    updatedAt,
    saidOn: fields.saidOn.date,
    sync: 'saved',
  }));
  return found(store, rows, query.offset, total);
}

/** Brings an article here with all its quotes, to stay. */
export async function fetchArticle(
  { store, transport, appVersion, changed }: PullContext,
  id: string,
  signal: AbortSignal,
): Promise<FetchAnswer> {
  const answered = await transport.articles({ ids: [id] }, signal);
  if (!answered.ok) return answered;
  const { records }: Pick<FindAnswer, 'records'> = answered.answer;
  if (!records.some((record) => record.id === id)) {
    return { ok: false, message: 'The server has no such article any more.' };
  }
  const ids = store.write(() => {
    keepOpened(store, id);
    return takeRecords(store, answered.answer, appVersion);
  });
  if (ids.length > 0) changed(ids);
  return { ok: true };
}

function found<Row extends { readonly id: string }>(
  store: Store,
  rows: readonly Row[],
  offset: number,
  total: number,
): Found<Row> {
  const kept = rows.filter(({ id }) => baseOf(store, id) !== null).map(({ id }) => id);
  return { ok: true, page: { rows, offset, total, groups: null }, kept };
}

function nameOf(store: Store, kind: 'actor' | 'topic', id: string): readonly string[] {
  const record = baseOf(store, id);
  return record?.kind === kind && 'name' in record.fields ? [record.fields.name] : [];
}

function isArticle(record: AnyRecord): record is RecordOf<'article'> {
  return record.kind === 'article';
}

function isQuote(record: AnyRecord): record is RecordOf<'quote'> {
  return record.kind === 'quote';
}
