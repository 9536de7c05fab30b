import { z } from 'zod';
import type { OutboxChange } from './add-edit.ts';
import { saveEdits } from './save-edits.ts';
import { viewOf, viewsOf } from '../reads/views.ts';
import { readMeta } from '../store/meta.ts';
import type { Store } from '../store/store.ts';
import type { MergeTopics, TopicMerge } from '#desktop/ipc/replica-calls.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { errorCodes, type DeskError } from '#shared/errors/error-codes.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** The most quotes that are moved at once: more take seconds, in which the replica answers nothing else. */
export const mostMoved = 2000;

const parentRow = z.object({ parent_id: z.string().nullable() });
const countRow = z.object({ count: z.number() });
const namingQuotes = `number IN (SELECT quote_number FROM quote_topic WHERE topic_id = ?)
  AND deleted_at IS NULL`;

/** What making two topics one would do, in numbers; or why it cannot be done on this machine. Nothing is written. */
export function previewTopicMerge(store: Store, { from }: Pick<MergeTopics, 'from'>): TopicMerge {
  const refused = refusal(store, from);
  if (refused !== null) return { ok: false, error: refused };
  return {
    ok: true,
    quotes: countOf(store, `SELECT count(*) AS count FROM quote WHERE ${namingQuotes}`, from),
    verified: countOf(
      store,
      `SELECT count(*) AS count FROM quote WHERE ${namingQuotes} AND status = 'verified'`,
      from,
    ),
  };
}

/**
 * Makes two topics one by ordinary edits, in one transaction and one step that is undone as one: quotes and narrower
 * topics of `from` go to `into`, quotes with their stance, `into` is also found by the other name, and `from` is deleted.
 * Errors: `VALIDATION_FAILED` where only a part of the desk is kept here or too many quotes name it, and those of
 * `saveEdits`.
 */
export function mergeTopics(store: Store, merge: MergeTopics, at: string): OutboxChange {
  return store.write(() => {
    const { from, into, verify } = merge;
    const [gone, stays] = [viewOf(store, 'topic', from), viewOf(store, 'topic', into)];
    const error = from === into ? sameTopic : (missing(gone) ?? missing(stays));
    const refused = error ?? refusal(store, from);
    if (refused !== null) return { ok: false, error: refused };
    if (gone === undefined || stays === undefined) return { ok: false, error: noTopic };
    const edits: AnyEdit[] = [
      ...heirEdits(store, gone, stays),
      ...viewsOf(store, 'topic', 'parent_id = ? AND id <> ? AND deleted_at IS NULL', [
        from,
        into,
      ]).map((view): AnyEdit => ({ ...updating(view), changes: { parentId: into } })),
      ...viewsOf(store, 'quote', namingQuotes, [from]).map((view): AnyEdit => ({
        ...updating(view),
        changes: movedTopics(view.record.fields, from, into, verify),
      })),
      { action: 'delete', kind: 'topic', id: from, baseRevision: gone.baseRevision },
    ];
    return saveEdits(store, edits, at);
  });
}

// What stays takes the place of what goes where it was below it, since a tree has no rings.
function heirEdits(
  store: Store,
  gone: RecordView<'topic'>,
  stays: RecordView<'topic'>,
): readonly AnyEdit[] {
  const { name, description, parentId } = gone.record.fields;
  const own = stays.record.fields;
  const place = isBelow(store, stays.record.id, gone.record.id) ? { parentId } : {};
  const told = [own.description, description, own.name === name ? null : alsoCalled(name)];
  const text = told.filter((part) => part !== null).join('\n\n');
  const written = text === (own.description ?? '') ? {} : { description: text };
  const changes = { ...place, ...written };
  return Object.keys(changes).length === 0 ? [] : [{ ...updating(stays), changes }];
}

/** How a topic's description keeps the name of one that became a part of it, so that a search for it finds this one. */
function alsoCalled(name: string): string {
  return `Also: ${name}`;
}

// A topic that a quote has already keeps the stance that somebody gave it there.
function movedTopics(
  { topics, status }: QuoteFields,
  from: string,
  into: string,
  verify: boolean,
): Partial<QuoteFields> {
  const has = topics.some(({ topicId }) => topicId === into);
  const moved = topics.flatMap((topic) => {
    if (topic.topicId !== from) return [topic];
    return has ? [] : [{ ...topic, topicId: into }];
  });
  return { topics: moved, ...(status === 'verified' && verify ? { status } : {}) };
}

function updating<Kind extends 'topic' | 'quote'>({ record, baseRevision }: RecordView<Kind>) {
  const { kind, id } = record;
  return { action: 'update', kind, id, baseRevision } as const;
}

// Ends because a tree has no rings; one that a bad file has is left after as many steps as there are topics to walk.
function isBelow(store: Store, id: string, above: string): boolean {
  const seen = new Set<string>();
  let at: string | null = id;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const row: z.infer<typeof parentRow> | undefined = store.first(
      'SELECT parent_id FROM topic WHERE id = ?',
      [at],
      parentRow,
    );
    at = row?.parent_id ?? null;
    if (at === above) return true;
  }
  return false;
}

function countOf(store: Store, sql: string, id: string): number {
  return store.first(sql, [id], countRow)?.count ?? 0;
}

function refusal(store: Store, from: string): DeskError | null {
  if ((readMeta(store, 'scope') ?? null) !== null) {
    return invalid(
      'Only a part of the desk is kept on this machine, and quotes elsewhere may have this topic: choose to keep everything, then merge.',
    );
  }
  const count = countOf(store, `SELECT count(*) AS count FROM quote WHERE ${namingQuotes}`, from);
  if (count <= mostMoved) return null;
  return invalid(
    `${count} quotes have this topic, more than the ${mostMoved} that are moved at once: select quotes in the list of quotes and give them the other topic first.`,
  );
}

function missing(view: RecordView<'topic'> | undefined): DeskError | null {
  return view === undefined || view.record.deletedAt !== null ? noTopic : null;
}

function invalid(message: string): DeskError {
  return { code: errorCodes.validationFailed, message, path: [] };
}

const sameTopic = invalid('These are one topic already.');
const noTopic: DeskError = {
  code: errorCodes.notFound,
  message: 'One of the two topics is not on the desk any more.',
  path: [],
};
