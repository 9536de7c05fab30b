import { desc, eq, and, inArray, isNull, sql } from 'drizzle-orm';
import type { Transaction } from '#server/database/connection.ts';
import { articles, changes } from '#server/database/schema.ts';
import type { UpdateEdit } from '#shared/edits/edit.ts';
import type { Conflicted } from '#shared/edits/outcome.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { threeWayMerge, type FieldValues } from '#shared/edits/three-way-merge.ts';
import { isNewerVersion, isSameStory } from '#shared/formats/story.ts';
import type { FieldsOf, RecordOf } from '#shared/records/records.ts';
import { mergeParagraphs } from '#shared/text/merge-paragraphs.ts';
import { changesAfter } from './change-log.ts';
import { articleStore } from './kinds/article.ts';
import { mergeBase } from './merge-base.ts';

type Article = RecordOf<'article'>;
type Fields = FieldsOf<'article'>;

/** Whose words stay where the desk and a new version of a story both changed a field; `ask` leaves it to an editor. */
export type OnConflict = 'ask' | 'keep_desk' | 'take_document';

/** The same, or `apart`: an article of its own beside the desk's, where nobody waits to choose. */
export type ConflictChoice = OnConflict | 'apart';

/** What a document is to a desk that has its story already. */
export type VersionPlan =
  | {
      readonly plan: 'revise';
      readonly edit: UpdateEdit<'article'>;
      /** The fields as the document says them: what its next version is merged from. */
      readonly submitted: FieldValues;
      /** Fields in which the desk's own words stay. */
      readonly kept: readonly string[];
    }
  | { readonly plan: 'older'; readonly article: Article }
  | { readonly plan: 'conflict'; readonly conflict: Conflicted };

/**
 * Locks stories and their live articles until the transaction ends, and answers the articles. The story itself is locked
 * because two imports must wait for each other also where there is no article of it yet.
 */
export async function lockStories(
  tx: Transaction,
  storyIds: readonly string[],
): Promise<readonly Article[]> {
  if (storyIds.length === 0) return [];
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('story ' || id, 0))
      from (select distinct unnest(${sql.param([...storyIds])}::text[]) as id order by id offset 0) as stories`,
  );
  const rows = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(inArray(articles.storyId, [...storyIds]), isNull(articles.deletedAt)))
    .orderBy(articles.id)
    .for('update');
  const ids = rows.map(({ id }) => id);
  return ids.length === 0 ? [] : articleStore.load(tx, ids);
}

/** What a document's fields are to the articles of its story; null where they are to be an article of their own. */
export async function planVersion(
  tx: Transaction,
  fields: Fields,
  known: readonly Article[],
  onConflict: ConflictChoice,
): Promise<VersionPlan | null> {
  const article = known
    .filter((each) => isSameStory(each.fields, fields))
    .reduce<Article | null>(
      (newest, each) =>
        newest === null || isNewerVersion(each.fields, newest.fields) ? each : newest,
      null,
    );
  if (article === null) return null;
  if (!isNewerVersion(fields, article.fields)) return { plan: 'older', article };
  return merged(article, await lastSaid(tx, article), fields, onConflict);
}

/** The article's fields as its agency last sent them, whatever became of them at the desk since. */
async function lastSaid(tx: Transaction, article: Article): Promise<FieldValues> {
  const [said] = await tx
    .select({ revision: changes.revision, submitted: changes.submitted })
    .from(changes)
    .where(
      and(
        eq(changes.kind, 'article'),
        eq(changes.recordId, article.id),
        sql`${changes.after} ? 'document'`,
      ),
    )
    .orderBy(desc(changes.revision))
    .limit(1);
  const now: FieldValues = { ...article.fields };
  if (said === undefined) return now;
  const later = await changesAfter(tx, article, said.revision);
  return { ...mergeBase(Object.keys(now), now, later, undefined), ...said.submitted };
}

function merged(
  article: Article,
  base: FieldValues,
  { document, storyVersion, ...fields }: Fields,
  onConflict: ConflictChoice,
): VersionPlan | null {
  const now: FieldValues = { ...article.fields };
  const mine = Object.fromEntries(
    Object.entries(fields).filter(
      ([field, value]) =>
        // What a document does not say it does not take back; the note is the desk's once the desk wrote in it.
        value !== null && !(field === 'editorsNote' && !sameValue(base[field], now[field])),
    ),
  );
  const merge = threeWayMerge('article', base, mine, now);
  const changed: Record<string, unknown> = { ...merge.changes, document, storyVersion };
  const conflicts = merge.conflicts.filter(({ field, base: was, mine: says, theirs }) => {
    const whole = field === 'body' ? mergeParagraphs(text(was), text(theirs), text(says)) : null;
    if (whole !== null) changed[field] = whole;
    else if (onConflict === 'take_document') changed[field] = says;
    return whole === null;
  });
  if (conflicts.length > 0 && onConflict === 'apart') return null;
  if (conflicts.length > 0 && onConflict === 'ask') {
    const conflict = { outcome: 'conflict', reason: 'fields', record: article } as const;
    return { plan: 'conflict', conflict: { ...conflict, fields: conflicts } };
  }
  const { id, revision: baseRevision } = article;
  const kept = onConflict === 'keep_desk' ? conflicts.map(({ field }) => field) : [];
  return {
    plan: 'revise',
    edit: { action: 'update', kind: 'article', id, baseRevision, changes: changed },
    submitted: { ...mine, document, storyVersion },
    kept,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
