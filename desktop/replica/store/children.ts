import type { SqlValue, Store } from './store.ts';
import type { AnyRecord, RecordKind } from '#shared/records/records.ts';

/** A record that is in the store no more. */
export interface Gone {
  readonly kind: RecordKind;
  readonly gone: true;
}

/** Writes the rows of a record's sets that lists join; a deleted record has none, and a new one had none. */
export function writeChildren(
  store: Store,
  number: number,
  record: AnyRecord | Gone,
  isNew = false,
): void {
  const replace = isNew ? add : replaceAll;
  const live = 'gone' in record || record.deletedAt !== null ? null : record;
  if (record.kind === 'quote') {
    const fields = live?.kind === 'quote' ? live.fields : { attributions: [], topics: [] };
    replace(
      store,
      'attribution (quote_number, place, actor_id, part)',
      number,
      fields.attributions.map(({ actorId, part }) => [actorId, part]),
    );
    replace(
      store,
      'quote_topic (quote_number, place, topic_id, stance)',
      number,
      fields.topics.map(({ topicId, stance }) => [topicId, stance]),
    );
  }
  if (record.kind === 'actor') {
    const { aliases, designations } =
      live?.kind === 'actor' ? live.fields : { aliases: [], designations: [] };
    replace(
      store,
      'alias (actor_number, place, name)',
      number,
      aliases.map(({ name }) => [name]),
    );
    replace(
      store,
      'designation (actor_number, place, label, authority)',
      number,
      designations.map(({ label, authority }) => [label, authority]),
    );
  }
}

function replaceAll(
  store: Store,
  target: string,
  number: number,
  rows: readonly SqlValue[][],
): void {
  const [table = '', owner = ''] = target.split(/[ (,)]+/);
  store.run(`DELETE FROM ${table} WHERE ${owner} = ?`, [number]);
  add(store, target, number, rows);
}

function add(store: Store, target: string, number: number, rows: readonly SqlValue[][]): void {
  rows.forEach((row, place) => {
    const values = [number, place, ...row];
    store.run(`INSERT INTO ${target} VALUES (${values.map(() => '?').join(', ')})`, values);
  });
}
