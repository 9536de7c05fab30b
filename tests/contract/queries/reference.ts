import { assertNever } from '#shared/errors/assert-never.ts';
import { mayFallWithin, mayHaveHeldOn } from '#shared/queries/dates.ts';
import { orderings, type OrderBy, type Ordering } from '#shared/queries/orderings.ts';
import { namesActor, unreviewedStatuses, type Predicate } from '#shared/queries/predicate.ts';
import { predicateOfFilter, type Filter } from '#shared/queries/queries.ts';
import { searchQuery, type SearchTerm } from '#shared/queries/search-query.ts';
import { searchTermsOf } from '#shared/queries/search-terms.ts';
import { sortKey } from '#shared/queries/sort-key.ts';
import type { AnyRecord, RecordKind, RecordOf } from '#shared/records/records.ts';

/** The records of a desk, as plainly as they can be held. */
export type PlainDesk = readonly AnyRecord[];

/** The ids that a list must answer, in its order: no index, no SQL, every record looked at. */
export function referenceIds<Kind extends RecordKind>(
  desk: PlainDesk,
  kind: Kind,
  filter: Filter<Kind>,
  order: OrderBy<Kind>,
): string[] {
  const predicate = predicateOfFilter(kind, filter);
  const known: Readonly<Record<string, Ordering>> = orderings[kind];
  const compares = known[order.field]?.compares ?? 'name';
  const sign = order.direction === 'asc' ? 1 : -1;
  const found = desk.filter(
    (record) => record.kind === kind && record.deletedAt === null && holds(desk, record, predicate),
  );
  return found
    .map((record) => ({ id: record.id, key: keyOf(record, order.field, compares) }))
    .sort((one, other) => {
      if (one.key === null || other.key === null) {
        return one.key === other.key
          ? sign * bytewise(one.id, other.id)
          : one.key === null
            ? 1
            : -1;
      }
      return sign * (bytewise(one.key, other.key) || bytewise(one.id, other.id));
    })
    .map(({ id }) => id);
}

/** Whether a predicate holds of a record of a desk. */
function holds(desk: PlainDesk, record: AnyRecord, predicate: Predicate): boolean {
  const fields: Readonly<Record<string, unknown>> = { ...record.fields };
  switch (predicate.is) {
    case 'all':
      return predicate.of.every((part) => holds(desk, record, part));
    case 'any':
      return predicate.of.some((part) => holds(desk, record, part));
    case 'not':
      return !holds(desk, record, predicate.of);
    case 'oneOf': {
      const value =
        predicate.field === 'saidPrecision'
          ? quoteOf(record).fields.saidOn.precision
          : fields[predicate.field];
      return meant(desk, predicate.field, predicate.values).some((wanted) => wanted === value);
    }
    case 'given': {
      const value =
        predicate.field === 'saidOn' ? quoteOf(record).fields.saidOn.date : fields[predicate.field];
      return (value !== null) === predicate.given;
    }
    case 'inLanguage': {
      const { language } = fields;
      return (
        typeof language === 'string' &&
        predicate.languages.some((tag) =>
          `${language.toLowerCase()}-`.startsWith(`${tag.toLowerCase()}-`),
        )
      );
    }
    case 'mayFallWithin': {
      const date =
        predicate.field === 'saidOn' ? quoteOf(record).fields.saidOn.date : fields['datelineDate'];
      return typeof date === 'string' && mayFallWithin(date, predicate.from, predicate.to);
    }
    case 'publishedWithin': {
      const { publishedAt } = fields;
      if (typeof publishedAt !== 'string') return false;
      const day = publishedAt.slice(0, 10);
      return (
        (predicate.from === null || day >= predicate.from) &&
        (predicate.to === null || day <= predicate.to)
      );
    }
    case 'worded':
      return isWorded(record, predicate.text);
    case 'member': {
      const members = fields[predicate.set];
      return (
        Array.isArray(members) &&
        members.some((member: Readonly<Record<string, unknown>>) =>
          Object.entries(predicate.having).every(
            ([name, values]) =>
              values === undefined || meant(desk, name, values).some((one) => one === member[name]),
          ),
        )
      );
    }
    case 'hasMember': {
      const members = fields[predicate.set];
      return (Array.isArray(members) && members.length > 0) === predicate.has;
    }
    case 'inArticleOf': {
      const { articleId } = quoteOf(record).fields;
      const article = desk.find(({ id }) => id === articleId);
      const agency = article?.kind === 'article' ? article.fields.agency : null;
      return agency !== null && predicate.agencies.includes(agency);
    }
    case 'speakerBelongedTo': {
      const { attributions, saidOn } = quoteOf(record).fields;
      const speakers = attributions.filter(({ part }) => part === 'speaker');
      return desk.some(
        (post) =>
          post.kind === 'affiliation' &&
          post.deletedAt === null &&
          meant(desk, 'organizationId', predicate.organizationIds).includes(
            post.fields.organizationId,
          ) &&
          speakers.some(({ actorId }) => actorId === post.fields.actorId) &&
          mayHaveHeldOn(post.fields, saidOn.date),
      );
    }
    case 'heldOn':
      return record.kind === 'affiliation' && mayHaveHeldOn(record.fields, predicate.day);
    case 'hasUnreviewedQuotes':
    case 'hasQuotes': {
      const has = desk.some(
        (quote) =>
          quote.kind === 'quote' &&
          quote.deletedAt === null &&
          quote.fields.articleId === record.id &&
          (predicate.is === 'hasQuotes' ||
            unreviewedStatuses.some((status) => status === quote.fields.status)),
      );
      return has === predicate.has;
    }
    default:
      return assertNever(predicate);
  }
}

/** The values that are asked for: of a merged actor, the one that stands for it. */
function meant(desk: PlainDesk, field: string, values: readonly string[]): readonly string[] {
  if (!namesActor(field)) return values;
  return values.map((value) => {
    let id = value;
    for (let into = mergedInto(desk, id); into !== null; into = mergedInto(desk, id)) id = into;
    return id;
  });
}

function mergedInto(desk: PlainDesk, id: string): string | null {
  const actor = desk.find((record) => record.id === id);
  return actor?.kind === 'actor' ? actor.fields.mergedInto : null;
}

function isWorded(record: AnyRecord, text: string): boolean {
  if (record.kind === 'affiliation') return true;
  const placed = searchTermsOf(record);
  const matches = (known: string, { term, prefix }: SearchTerm): boolean =>
    prefix ? known.startsWith(term) : known === term;
  return searchQuery(record.kind, text).every(({ is, terms }) =>
    placed.some(({ word, forms }, place) => {
      if (is === 'any') {
        const here = word === null ? forms : [word, ...forms];
        return terms.some((term) => here.some((known) => matches(known, term)));
      }
      return terms.every((term, step) => {
        const next = placed[place + step]?.word ?? null;
        return next !== null && matches(next, term);
      });
    }),
  );
}

function keyOf(record: AnyRecord, field: string, compares: Ordering['compares']): string | null {
  const fields: Readonly<Record<string, unknown>> = { ...record, ...record.fields };
  const value =
    field === 'saidOn'
      ? quoteOf(record).fields.saidOn.date
      : field === 'position'
        ? (quoteOf(record).fields.segments[0]?.start ?? null)
        : fields[field];
  if (typeof value === 'number') return String(value).padStart(12, '0');
  if (typeof value !== 'string') return null;
  if (compares === 'name') return sortKey(value);
  if (compares !== 'instant') return value;
  const [whole = '', fraction = ''] = value.replace('Z', '').split('.');
  return `${whole}.${fraction.padEnd(6, '0')}`;
}

function bytewise(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function quoteOf(record: AnyRecord): RecordOf<'quote'> {
  if (record.kind !== 'quote') throw new Error(`Asked of a ${record.kind} what only quotes have.`);
  return record;
}
