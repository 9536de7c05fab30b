import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { Transaction } from '#server/database/connection.ts';
import { actorNameKeys, actors, articles, topics } from '#server/database/schema.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import type { ActorKind } from '#shared/records/actor.ts';
import type { QuoteRow, QuoteRowField } from '#shared/formats/quote-row.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { FieldsOf, RecordKind } from '#shared/records/records.ts';
import { nameKeys } from '#shared/text/name-keys.ts';
import type { EditContext } from '../edit-context.ts';
import { performEditIn } from '../perform-edit.ts';

/** A record that a row names: the desk's own, or one that was made for it. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly isNew: boolean;
}

/** A row that cannot be imported, and which of its fields is at fault. */
export class RowRefused extends Error {
  readonly field: QuoteRowField;
  constructor(field: QuoteRowField, message: string) {
    super(message);
    this.field = field;
  }
}

/** Makes a record for a row through the one write path. Throws `RowRefused` where it cannot be. */
export async function makeFor<Kind extends RecordKind>(
  tx: Transaction,
  context: EditContext,
  kind: Kind,
  fields: Partial<FieldsOf<Kind>>,
  fieldOf: (path: readonly string[]) => QuoteRowField,
): Promise<string> {
  const id = v7();
  const parsed = parseEdit({ action: 'create', kind, id, fields });
  const outcome = parsed.ok
    ? await performEditIn(tx, context, parsed.edit, { via: 'import' })
    : ({ outcome: 'rejected', error: parsed.error } as const);
  if (outcome.outcome === 'rejected') {
    const { message, path } = outcome.error;
    throw new RowRefused(fieldOf(path), message);
  }
  return id;
}

/**
 * The actor of a name: the only live one whose name or alias it is, whatever its case and accents, else a new one.
 * Throws `RowRefused` where several have the name.
 */
export async function actorOf(
  tx: Transaction,
  context: EditContext,
  name: string,
  kind: ActorKind,
  field: QuoteRowField,
): Promise<Named> {
  const folded = nameKeys(name).flatMap((key) => (key.kind === 'folded' ? [key.key] : []));
  const found =
    folded.length === 0
      ? []
      : await tx
          .selectDistinct({ id: actors.id, name: actors.name })
          .from(actorNameKeys)
          .innerJoin(actors, eq(actors.id, actorNameKeys.actorId))
          .where(and(eq(actorNameKeys.kind, 'folded'), inArray(actorNameKeys.key, folded)));
  const [first, second] = found;
  if (first !== undefined && second !== undefined) {
    const names = found.map((each) => each.name).join(', ');
    throw new RowRefused(field, `is “${name}”, and several actors have that name: ${names}`);
  }
  if (first !== undefined) return { ...first, isNew: false };
  const id = await makeFor(tx, context, 'actor', { kind, name }, () => field);
  return { id, name, isNew: true };
}

/** The article of a row: the live one with its address, else with its headline and agency, else a new one. */
export async function articleOf(
  tx: Transaction,
  context: EditContext,
  row: QuoteRow,
): Promise<Named> {
  const { headline, url, agency, body, language } = row;
  const byHeadline =
    headline === null
      ? undefined
      : and(
          eq(articles.headlineKey, sortKey(headline)),
          eq(articles.headline, headline),
          agency === null ? undefined : eq(articles.agency, agency),
        );
  const [found] = await tx
    .select({ id: articles.id, name: articles.headline })
    .from(articles)
    .where(
      and(
        isNull(articles.deletedAt),
        url === null
          ? byHeadline
          : or(eq(articles.sourceUrl, url), and(isNull(articles.sourceUrl), byHeadline)),
      ),
    )
    .orderBy(articles.id)
    .limit(1);
  if (found !== undefined) return { ...found, isNew: false };
  const name = headline ?? url ?? '';
  const fields = { headline: name, sourceUrl: url, agency, body: body ?? '', language };
  const id = await makeFor(tx, context, 'article', fields, ([, field]) =>
    field === 'sourceUrl'
      ? 'url'
      : field === 'agency' || field === 'body' || field === 'language'
        ? field
        : 'headline',
  );
  return { id, name, isNew: true };
}

/** The topics of these names, made where there are none. */
export async function topicsOf(
  tx: Transaction,
  context: EditContext,
  names: readonly string[],
): Promise<readonly Named[]> {
  const all: Named[] = [];
  for (const name of new Set(names)) {
    const [found] = await tx
      .select({ id: topics.id, name: topics.name })
      .from(topics)
      .where(and(eq(topics.nameKey, sortKey(name)), isNull(topics.deletedAt)))
      .orderBy(topics.id)
      .limit(1);
    const made = async (): Promise<Named> => ({
      id: await makeFor(tx, context, 'topic', { name }, () => 'topics'),
      name,
      isNew: true,
    });
    all.push(found === undefined ? await made() : { ...found, isNew: false });
  }
  return all;
}
