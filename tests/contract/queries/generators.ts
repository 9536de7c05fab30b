import fc from 'fast-check';
import { v7 } from 'uuid';
import type { ArgumentType, DescribedArgument } from '#shared/queries/arguments.ts';
import { conditions, filterSchemas, type Filter } from '#shared/queries/queries.ts';
import { actorKinds } from '#shared/records/actor.ts';
import {
  anchorStatuses,
  attributionParts,
  datePrecisions,
  media,
  quoteKinds,
  quoteStatuses,
  stances,
} from '#shared/records/quote.ts';
import type { AnyRecord, FieldsOf, RecordKind } from '#shared/records/records.ts';

// Few values of everything, so that filters meet records; among them what SQL, LIKE and the search languages mean
// something by.
const words = [
  'harbour',
  'harbours',
  'Harbour’s',
  'minister',
  'ministers',
  'said',
  'talks',
  'заявления',
  'заявление',
  'المدرسة',
  'مدرسة',
  'naïve',
  'NAIVE',
  'Straße',
  '外交部',
  'U.S.',
  '1,000',
  "O'Brien",
  '100%',
  'a_b',
  '"',
  '\\',
  '😀',
  'OR',
  'NEAR',
];
const names = [
  'Елена Захарова',
  'Elena Zakharova',
  'محمد علي',
  'Muhammad Ali',
  'Øst',
  'ost',
  'Élan',
  '_',
  '%',
  '𐐷 Deseret',
  '\uFB01re',
];
const agencies = ['Coastal', 'coastal', "Quay'side", '100%', 'C_astal'];
const places = ['Kabul', 'KABUL', '%'];
const languages = ['en', 'en-GB', 'de', 'ru', 'ar', 'pt-BR', 'e'.repeat(2)];
const days = ['2024-05-29', '2024-05-30', '2024-05-01', '2024-12-31', '2023-02-28', '9999-12-31'];
const dates = [...days, '2024-05', '2024-04', '2024', '2023', '2025'];
const instants = [
  '2024-05-29T00:00:00Z',
  '2024-05-29T23:59:59.999999Z',
  '2024-05-30T00:00:00Z',
  '2024-05-29T10:00:00.5Z',
  '2024-05-29T10:00:00Z',
];
const labels = ['banned', 'foreign agent', '100%'];
const authorities = ['Norway', 'norway'];
const countries = ['NO', 'AF'];

const from = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(values: readonly Value[]) => fc.option(from(values), { nil: null });
const text = fc.array(from(words), { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
const name = fc.array(from(names), { minLength: 1, maxLength: 2 }).map((some) => some.join(' '));

/** How many records of each kind a generated desk has. */
const sizes = { topic: 5, actor: 12, affiliation: 10, article: 10, quote: 40 } as const;

/** A desk with few values of everything; no live record refers to a deleted one. */
export function deskOf(): fc.Arbitrary<readonly AnyRecord[]> {
  const ids = (kind: RecordKind) => Array.from({ length: sizes[kind] }, () => v7());
  const [topicIds, actorIds, articleIds] = [ids('topic'), ids('actor'), ids('article')];
  const meta = (id: string, deletable: boolean) =>
    fc.record({
      id: fc.constant(id),
      revision: fc.constant(1),
      createdAt: from(instants),
      createdBy: fc.constant(null),
      updatedAt: from(instants),
      updatedBy: fc.constant(null),
      deletedAt: deletable ? fc.option(from(instants), { nil: null, freq: 4 }) : fc.constant(null),
    });
  const of = <Fields>(
    some: readonly string[],
    fields: (index: number) => fc.Arbitrary<Fields>,
    deletable = false,
  ) => fc.tuple(...some.map((id, index) => fc.tuple(meta(id, deletable), fields(index))));
  const topics = of(topicIds, (index) =>
    fc.record({
      name,
      description: fc.option(text, { nil: null }),
      parentId: index === 0 ? fc.constant(null) : maybe(topicIds.slice(0, index)),
    }),
  ).map((all) => all.map(([one, fields]): AnyRecord => ({ kind: 'topic', ...one, fields })));
  const actors = of(actorIds, (index) =>
    fc.record({
      kind: from(actorKinds),
      name,
      aliases: fc.array(
        fc.record({ name, language: fc.constant(null), kind: fc.constant('other' as const) }),
        { maxLength: 2 },
      ),
      country: maybe(countries),
      description: fc.constant(null),
      identifiers: fc.constant<FieldsOf<'actor'>['identifiers']>([]),
      designations: fc.array(
        fc.record({
          label: from(labels),
          authority: maybe(authorities),
          since: fc.constant(null),
          note: fc.constant(null),
        }),
        { maxLength: 2 },
      ),
      mergedInto:
        index < 3
          ? fc.constant(null)
          : fc.option(from(actorIds.slice(0, 3)), { nil: null, freq: 3 }),
    }),
  ).map((all) => all.map(([one, fields]): AnyRecord => ({ kind: 'actor', ...one, fields })));
  const affiliations = of(
    ids('affiliation'),
    () =>
      fc.record({
        actorId: from(actorIds),
        organizationId: from(actorIds),
        role: fc.constant(null),
        from: maybe(dates),
        to: maybe(dates),
      }),
    true,
  ).map((all) => all.map(([one, fields]): AnyRecord => ({ kind: 'affiliation', ...one, fields })));
  const articles = of(articleIds, () =>
    fc.record({
      headline: name,
      body: text,
      language: maybe(languages),
      agency: maybe(agencies),
      datelinePlace: maybe(places),
      datelineDate: maybe(days),
      byline: fc.constant(null),
      publishedAt: maybe(instants),
      sourceUrl: fc.constant(null),
      slug: fc.constant(null),
      editorsNote: fc.constant(null),
      storyId: fc.constant(null),
      storyVersion: fc.constant(null),
      rejectedSuggestions: fc.constant<FieldsOf<'article'>['rejectedSuggestions']>([]),
      document: fc.constant(null),
    }),
  ).map((all) => all.map(([one, fields]): AnyRecord => ({ kind: 'article', ...one, fields })));
  const saidOn = maybe(dates).map((date) => ({
    date,
    precision:
      date === null
        ? ('unknown' as const)
        : ((['year', 'month', 'day'] as const)[Math.ceil((date.length - 4) / 3)] ?? 'day'),
    words: null,
  }));
  const quotes = of(
    ids('quote'),
    () =>
      fc
        .record({
          articleId: from(articleIds),
          segments: fc
            .option(fc.nat(3), { nil: null })
            .map((start) =>
              start === null ? [] : [{ start, end: start + 1, prefix: '', suffix: '' }],
            ),
          anchorStatus: from(anchorStatuses),
          reportedText: text,
          utteredText: fc.option(text, { nil: null, freq: 2 }),
          kind: from(quoteKinds),
          cue: fc.constant(null),
          attributions: fc.uniqueArray(
            fc.record({
              actorId: from(actorIds),
              part: from(attributionParts),
              role: fc.constant(null),
            }),
            {
              maxLength: 3,
              selector: ({ actorId, part }) => `${part} ${actorId}`,
            },
          ),
          saidOn,
          medium: from(media),
          venue: fc.constant(null),
          topics: fc.uniqueArray(fc.record({ topicId: from(topicIds), stance: from(stances) }), {
            maxLength: 2,
            selector: ({ topicId }) => topicId,
          }),
          language: maybe(languages),
          translation: fc.constant(null),
          note: fc.constant(null),
          status: from(quoteStatuses),
          verifiedBy: fc.constant(null),
          verifiedAt: fc.constant<string | null>(null),
        })
        // The database holds when and only when a quote is verified.
        .map((fields) => ({
          ...fields,
          verifiedAt: fields.status === 'verified' ? '2024-06-01T00:00:00Z' : null,
        })),
    true,
  ).map((all) =>
    all.map(([one, fields]): AnyRecord => ({
      kind: 'quote',
      ...one,
      fields,
    })),
  );
  return fc.tuple(topics, actors, affiliations, articles, quotes).map((groups) => groups.flat());
}

const typed: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.oneof(
    fc
      .array(
        fc.oneof(
          from(words),
          from(names),
          from(['harb*', '"harbour minister"', '"said talks', '*', "' | 'x", '!', '& <->']),
        ),
        { maxLength: 3 },
      )
      .map((some) => some.join(' ')),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
  agency: from(agencies),
  agencies: from(agencies),
  datelinePlace: from(places),
  datelinePlaces: from(places),
  language: from(languages),
  languages: from(languages),
  country: from(countries),
  countries: from(countries),
  label: from(labels),
  authority: from(authorities),
};
const sets: Readonly<Record<string, readonly string[]>> = {
  actorKind: actorKinds,
  anchorStatus: anchorStatuses,
  datePrecision: datePrecisions,
  medium: media,
  quoteKind: quoteKinds,
  quoteStatus: quoteStatuses,
  stance: stances,
};

/** A filter of a kind, made from the data that describes its conditions, over the values of a desk. */
export function filterOf<Kind extends RecordKind>(
  kind: Kind,
  desk: readonly AnyRecord[],
): fc.Arbitrary<Filter<Kind>> {
  const known: Readonly<Record<string, DescribedArgument>> = conditions[kind];
  const value = (
    given: string,
    { type, list }: { readonly type: ArgumentType; readonly list: boolean },
  ): fc.Arbitrary<unknown> => {
    const one = single(given, type);
    return list ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
  };
  const single = (given: string, type: ArgumentType): fc.Arbitrary<unknown> => {
    switch (type.name) {
      case 'id':
        return from([
          ...desk.filter((record) => record.kind === type.of).map(({ id }) => id),
          v7(),
        ]);
      case 'day':
        return from(days);
      case 'boolean':
        return fc.boolean();
      case 'oneOf':
        return from(sets[type.set] ?? []);
      case 'text':
        return typed[given] ?? from(words);
      case 'object':
        return fc
          .record(
            Object.fromEntries(
              Object.entries(type.fields).map(([field, { takes }]) => [field, value(field, takes)]),
            ),
            { requiredKeys: [] },
          )
          .filter((made) => Object.keys(made).length > 0);
    }
  };
  const flat = fc.oneof(
    ...Object.entries(known).map(([given, { takes }]) =>
      value(given, takes).map((made): object => ({ [given]: made })),
    ),
  );
  const level = (depth: number): fc.Arbitrary<object> => {
    const some = fc
      .array(flat, { maxLength: 2 })
      .map((made): object => Object.fromEntries(made.flatMap((one) => Object.entries(one))));
    if (depth === 0) return some;
    const inner = level(depth - 1);
    const branches = fc.array(inner, { minLength: 1, maxLength: 2 });
    return fc.oneof(
      { weight: 3, arbitrary: flat },
      { weight: 2, arbitrary: some },
      { weight: 1, arbitrary: branches.map((and) => ({ and })) },
      { weight: 2, arbitrary: fc.tuple(some, branches).map(([made, or]) => ({ ...made, or })) },
      { weight: 2, arbitrary: fc.tuple(some, inner).map(([made, not]) => ({ ...made, not })) },
    );
  };
  return level(2).map((made) => filterSchemas[kind].parse(made));
}
