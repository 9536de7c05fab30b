import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { actorNameKeys, actors, affiliations, quotes } from '#server/database/schema.ts';
import {
  deskKnowledge,
  emptyDesk,
  type DeskKnowledge,
} from '#shared/suggestions/resolve/desk-knowledge.ts';
import { suggestQuotes } from '#shared/suggestions/suggest-quotes.ts';
import type { SuggestedQuotes } from '#shared/suggestions/suggested-quote.ts';
import type { RecordOf } from '#shared/records/records.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import { nameKeys } from '#shared/text/name-keys.ts';
import { actorStore } from './kinds/actor.ts';
import { articleStore } from './kinds/article.ts';

/** What was suggested for an article, with the text that the spans are of. */
export interface SuggestedForArticle extends SuggestedQuotes {
  readonly body: string;
}

/** The quotes that live articles seem to make and the desk does not have, by the article's id. */
export async function suggestedQuotes(
  db: Queryable,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, SuggestedForArticle>> {
  const articles = await articleStore.load(db, articleIds);
  const rows = await db
    .select({ articleId: quotes.articleId, segments: quotes.segments })
    .from(quotes)
    .where(and(inArray(quotes.articleId, [...articleIds]), isNull(quotes.deletedAt)));
  const found = new Map<string, SuggestedForArticle>();
  for (const { id, deletedAt, fields } of articles) {
    if (deletedAt !== null) continue;
    const quoted = rows.flatMap(({ articleId, segments }) => (articleId === id ? segments : []));
    const ground = { article: fields, rejected: fields.rejectedSuggestions, quoted };
    // Once with nobody known, to see which names come up: only their actors are read, however many the desk has.
    const asked = askedNames();
    suggestQuotes({ ...ground, desk: asked.desk });
    const desk = await knowledgeOf(db, asked.names, asked.surnames);
    found.set(id, { ...suggestQuotes({ ...ground, desk }), body: fields.body });
    // An article takes some milliseconds: others are answered between two.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

function askedNames() {
  const names = new Set<string>();
  const surnames = new Set<string>();
  const desk: DeskKnowledge = {
    ...emptyDesk,
    named: (name) => {
      names.add(name);
      return [];
    },
    surnamed: (name) => {
      surnames.add(name);
      return [];
    },
  };
  return { desk, names, surnames };
}

async function knowledgeOf(
  db: Queryable,
  names: ReadonlySet<string>,
  surnames: ReadonlySet<string>,
): Promise<DeskKnowledge> {
  const keys = [...new Set([...names].flatMap((name) => nameKeys(name).map(({ key }) => key)))];
  const byName =
    keys.length === 0
      ? []
      : await db
          .selectDistinct({ id: actorNameKeys.actorId })
          .from(actorNameKeys)
          .where(
            and(
              inArray(actorNameKeys.key, keys),
              inArray(actorNameKeys.kind, ['folded', 'romanized']),
            ),
          );
  const ids = new Set(byName.map(({ id }) => id));
  for (const id of await withSurname(db, surnames)) ids.add(id);
  if (ids.size === 0) return emptyDesk;
  const roles = await db
    .select({
      actorId: affiliations.actorId,
      organizationId: affiliations.organizationId,
      to: affiliations.to,
    })
    .from(affiliations)
    .where(and(inArray(affiliations.actorId, [...ids]), isNull(affiliations.deletedAt)));
  for (const { organizationId } of roles) ids.add(organizationId);
  const known = await actorStore.load(db, [...ids]);
  return deskKnowledge(known.flatMap(knownActor), roles);
}

function knownActor({ id, deletedAt, fields }: RecordOf<'actor'>) {
  return deletedAt === null && fields.mergedInto === null ? [{ id, ...fields }] : [];
}

// The family name is the last word of the key that names are sorted by.
async function withSurname(
  db: Queryable,
  surnames: ReadonlySet<string>,
): Promise<readonly string[]> {
  const wanted = [
    ...new Set([...surnames].map((name) => sortKey(name)).filter((key) => key !== '')),
  ];
  if (wanted.length === 0) return [];
  const last = sql`substring(${actors.nameKey} from '[^ ]+$')`;
  const rows = await db
    .select({ id: actors.id })
    .from(actors)
    .where(
      and(
        eq(actors.kind, 'person'),
        inArray(last, wanted),
        isNull(actors.deletedAt),
        isNull(actors.mergedInto),
      ),
    );
  return rows.map(({ id }) => id);
}
