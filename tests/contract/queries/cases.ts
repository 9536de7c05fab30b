import type { QueriedDesk } from './queried-desk.ts';
import { v7 } from 'uuid';
import { defaultOrder } from '#shared/queries/orderings.ts';
import type { Filter } from '#shared/queries/queries.ts';
import {
  recordDefinitions,
  type AnyRecord,
  type FieldsOf,
  type RecordKind,
} from '#shared/records/records.ts';

const records: AnyRecord[] = [];
const names = new Map<string, string>();

function make(
  kind: RecordKind,
  name: string,
  fields: object,
  deletedAt: string | null = null,
): string {
  const id = v7();
  const at = '2024-06-01T00:00:00Z';
  const meta = {
    id,
    revision: 1,
    createdAt: at,
    createdBy: null,
    updatedAt: at,
    updatedBy: null,
    deletedAt,
  };
  const whole: Readonly<Record<string, unknown>> = {
    ...recordDefinitions[kind].initial,
    ...fields,
  };
  records.push(recordOf(kind, meta, whole));
  names.set(id, name);
  return id;
}

function recordOf(
  kind: RecordKind,
  meta: Omit<AnyRecord, 'kind' | 'fields'>,
  fields: object,
): AnyRecord {
  switch (kind) {
    case 'topic':
      return { kind, ...meta, fields: recordDefinitions.topic.fields.parse(fields) };
    case 'actor':
      return { kind, ...meta, fields: recordDefinitions.actor.fields.parse(fields) };
    case 'affiliation':
      return { kind, ...meta, fields: recordDefinitions.affiliation.fields.parse(fields) };
    case 'article':
      return { kind, ...meta, fields: recordDefinitions.article.fields.parse(fields) };
    case 'quote':
      return { kind, ...meta, fields: recordDefinitions.quote.fields.parse(fields) };
  }
}

const speaks = (actorId: string, part = 'speaker') => ({ actorId, part, role: null });
const on = (date: string | null): FieldsOf<'quote'>['saidOn'] => ({
  date,
  precision:
    date === null ? 'unknown' : date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day',
  words: null,
});

const fishing = make('topic', 'fishing', { name: 'Fishing' });
const quotas = make('topic', 'quotas', { name: 'Catch quotas', parentId: fishing });
const ministry = make('actor', 'ministry', {
  kind: 'organization',
  name: 'Ministry of Harbours',
  country: 'NO',
});
const union = make('actor', 'union', {
  kind: 'organization',
  name: 'Trawlers Union',
  designations: [{ label: 'banned', authority: 'Norway', since: null, note: null }],
});
const anna = make('actor', 'anna', {
  kind: 'person',
  name: 'Анна Захарова',
  aliases: [{ name: 'The Voice', language: null, kind: 'other' }],
});
const omar = make('actor', 'omar', { kind: 'person', name: 'محمد الأسد', country: 'AF' });
const oldAnna = make('actor', 'old anna', {
  kind: 'person',
  name: 'Anna Zakharova',
  mergedInto: anna,
});
const olderAnna = make('actor', 'older anna', {
  kind: 'person',
  name: 'A. Zakharova',
  mergedInto: oldAnna,
});
const oldMinistry = make('actor', 'old ministry', {
  kind: 'organization',
  name: 'Harbours, Ministry of',
  mergedInto: ministry,
});
make('actor', 'gone', { kind: 'person', name: 'Anna Gone' }, '2024-06-02T00:00:00Z');
make('affiliation', 'anna in ministry to 2023', {
  actorId: anna,
  organizationId: ministry,
  from: '2020-03',
  to: '2023',
});
make('affiliation', 'anna in union from May 2024', {
  actorId: anna,
  organizationId: union,
  from: '2024-05',
  to: null,
});
make('affiliation', 'omar in ministry, dates unknown', { actorId: omar, organizationId: ministry });
make(
  'affiliation',
  'omar in union, deleted',
  { actorId: omar, organizationId: union },
  '2024-06-02T00:00:00Z',
);
const harbour = make('article', 'harbour', {
  headline: 'Harbours reopen',
  body: 'The ministers met.',
  language: 'en-GB',
  agency: 'Coastal',
  datelinePlace: 'Kabul',
  datelineDate: '2024-05-29',
  publishedAt: '2024-05-29T23:59:59.5Z',
});
const plain = make('article', 'plain', { headline: 'Nothing known', body: '100% of it' });
const bare = make('article', 'bare', { headline: 'Nobody speaks', body: 'Rain.' });
make('quote', 'day', {
  articleId: harbour,
  reportedText: 'We opened the harbours again',
  attributions: [speaks(anna), speaks(union, 'on_behalf_of'), speaks(omar, 'addressee')],
  saidOn: on('2023-12-31'),
  topics: [
    { topicId: quotas, stance: 'supports' },
    { topicId: fishing, stance: 'opposes' },
  ],
  language: 'en',
  status: 'verified',
  verifiedAt: '2024-06-01T00:00:00Z',
  medium: 'speech',
});
make('quote', 'month', {
  articleId: harbour,
  reportedText: 'Мы сделали заявление',
  attributions: [speaks(anna), speaks(ministry, 'mentioned')],
  saidOn: on('2024-05'),
  language: 'ru',
  status: 'in_review',
  anchorStatus: 'lost',
  kind: 'mixed',
});
make('quote', 'year', {
  articleId: plain,
  reportedText: 'قال المعلمون',
  attributions: [speaks(omar)],
  saidOn: on('2024'),
  language: 'ar',
  status: 'disputed',
});
make('quote', 'undated', {
  articleId: plain,
  reportedText: 'clean water for the port',
  attributions: [speaks(anna)],
  saidOn: on(null),
  status: 'retracted',
});
make(
  'quote',
  'deleted',
  { articleId: plain, reportedText: 'harbours', saidOn: on('2024-05-29'), status: 'draft' },
  '2024-06-02T00:00:00Z',
);
make(
  'quote',
  'deleted, and the only one',
  { articleId: bare, reportedText: 'Rain', status: 'draft' },
  '2024-06-02T00:00:00Z',
);

/** A small desk in which every condition finds something and leaves something out. */
export const caseDesk = {
  records: records as readonly AnyRecord[],
  nameOf: (id: string): string => names.get(id) ?? id,
};

/** What a filter must find on the small desk, by the records' names. */
export interface QueryCase {
  readonly kind: RecordKind;
  readonly name: string;
  readonly ask: (desk: QueriedDesk) => ReturnType<QueriedDesk['list']>;
  readonly finds: readonly string[];
}

function found<Kind extends RecordKind>(
  kind: Kind,
  name: string,
  filter: Filter<Kind>,
  ...finds: string[]
): QueryCase {
  const all = { offset: 0, limit: 1000 };
  return { kind, name, finds, ask: (desk) => desk.list(kind, filter, defaultOrder[kind], all) };
}

/** The cases of the contract. */
export const cases = [
  found('quote', 'all that are not deleted', {}, 'day', 'month', 'year', 'undated'),
  found(
    'quote',
    'by a word in another form, in the language of the quote',
    { text: 'opening harbour' },
    'day',
  ),
  found('quote', 'by a form of a Russian word', { text: 'заявления' }, 'month'),
  found('quote', 'by a form of an Arabic word', { text: 'معلم' }, 'year'),
  found('quote', 'by the beginning of a word', { text: 'harb*' }, 'day'),
  found('quote', 'by words side by side', { text: '"clean water"' }, 'undated'),
  found('quote', 'not by words that stand apart', { text: '"water port"' }),
  found(
    'quote',
    'by a text without a word: all',
    { text: '—%' },
    'day',
    'month',
    'year',
    'undated',
  ),
  found(
    'quote',
    'by what tsquery and FTS5 take for operators: as words',
    { text: "we & opened | !harbours:* ')" },
    'day',
  ),
  found('quote', 'by its article', { articleId: plain }, 'year', 'undated'),
  found(
    'quote',
    'by the agency of its article',
    { agencies: ['Coastal', 'Other'] },
    'day',
    'month',
  ),
  found('quote', 'by the agency letter for letter', { agency: 'C%' }),
  found('quote', 'by any part', { actorId: omar }, 'day', 'year'),
  found('quote', 'by speaker', { speakerId: omar }, 'year'),
  found(
    'quote',
    'by any of some speakers',
    { speakerIds: [omar, anna] },
    'day',
    'month',
    'year',
    'undated',
  ),
  found(
    'quote',
    'by a speaker of before a merge',
    { speakerId: oldAnna },
    'day',
    'month',
    'undated',
  ),
  found(
    'quote',
    'by speakers of before two merges, of one, and of none',
    { speakerIds: [olderAnna, oldAnna, omar] },
    'day',
    'month',
    'year',
    'undated',
  ),
  found(
    'quote',
    'by the organisation of the speaker, of before a merge',
    { speakerOrganizationId: oldMinistry },
    'day',
    'year',
    'undated',
  ),
  found(
    'affiliation',
    'by an actor and an organisation of before their merges',
    { actorId: olderAnna, organizationIds: [oldMinistry] },
    'anna in ministry to 2023',
  ),
  found('quote', 'by whom it was said for', { onBehalfOfId: union }, 'day'),
  found('quote', 'by addressee', { addresseeId: omar }, 'day'),
  found('quote', 'by who is mentioned', { mentionedIds: [ministry] }, 'month'),
  found(
    'quote',
    'by the organisation of the speaker then: dates unknown exclude nothing',
    { speakerOrganizationId: ministry },
    'day',
    'year',
    'undated',
  ),
  found(
    'quote',
    'by the organisation that the speaker joined later',
    { speakerOrganizationId: union },
    'month',
    'undated',
  ),
  found('quote', 'by topic', { topicIds: [fishing] }, 'day'),
  found(
    'quote',
    'by topic and stance of one and the same topic',
    { about: { topicIds: [quotas], stances: ['supports', 'neutral'] } },
    'day',
  ),
  found('quote', 'not by topic and another stance of another topic', {
    about: { topicIds: [quotas], stances: ['opposes'] },
  }),
  found('quote', 'by stance on any topic', { about: { stances: ['opposes'] } }, 'day'),
  found(
    'quote',
    'by kind, medium and status',
    { kinds: ['direct'], media: ['speech'], statuses: ['verified'] },
    'day',
  ),
  found('quote', 'that lost their place', { anchorStatus: 'lost' }, 'month'),
  found(
    'quote',
    'within days: a month and a year count where any of their days does',
    { saidFrom: '2024-05-31', saidTo: '2024-06-30' },
    'month',
    'year',
  ),
  found('quote', 'up to a day', { saidTo: '2023-12-31' }, 'day'),
  found('quote', 'without a date', { dated: false }, 'undated'),
  found(
    'quote',
    'by how exactly the date is known',
    { saidPrecisions: ['month', 'unknown'] },
    'month',
    'undated',
  ),
  found('quote', 'in a language', { language: 'ru' }, 'month'),
  found(
    'quote',
    'by not: of what is not known it holds',
    { not: { language: 'ru' } },
    'day',
    'year',
    'undated',
  ),
  found(
    'quote',
    'by or',
    { or: [{ language: 'ru' }, { status: 'retracted' }] },
    'month',
    'undated',
  ),
  found(
    'quote',
    'by and within or within not',
    { not: { or: [{ and: [{ language: 'ru' }, { status: 'in_review' }] }, { dated: false }] } },
    'day',
    'year',
  ),
  found('article', 'by a word of another form', { text: 'harbour minister' }, 'harbour'),
  found('article', 'by a variety of a language', { language: 'en' }, 'harbour'),
  found('article', 'not by another variety of its language', { language: 'en-US' }),
  found('article', 'by place', { datelinePlaces: ['Kabul'] }, 'harbour'),
  found(
    'article',
    'by the date of the dateline',
    { datelineFrom: '2024-05-29', datelineTo: '2024-05-29' },
    'harbour',
  ),
  found(
    'article',
    'published on a day, to its last instant',
    { publishedFrom: '2024-05-29', publishedTo: '2024-05-29' },
    'harbour',
  ),
  found(
    'article',
    'published before the year ten thousand',
    { publishedTo: '9999-12-31' },
    'harbour',
  ),
  found('article', 'by agency', { agency: 'Coastal' }, 'harbour'),
  found('article', 'with quotes that nobody reviewed', { hasUnreviewedQuotes: true }, 'harbour'),
  found(
    'article',
    'without quotes that nobody reviewed, deleted ones aside',
    { hasUnreviewedQuotes: false },
    'plain',
    'bare',
  ),
  found('article', 'with quotes', { hasQuotes: true }, 'harbour', 'plain'),
  found('article', 'without quotes, deleted ones aside', { hasQuotes: false }, 'bare'),
  found('actor', 'all that were not merged', {}, 'ministry', 'union', 'anna', 'omar'),
  found(
    'actor',
    'by the beginnings of words, whatever their case',
    { text: 'MINI harb' },
    'ministry',
  ),
  found('actor', 'by an alias', { text: 'voice' }, 'anna'),
  found(
    'actor',
    'by a name in Latin letters that is written in Cyrillic ones',
    { text: 'zakharova' },
    'anna',
  ),
  found(
    'actor',
    'by a name in Latin letters that is written in Arabic ones',
    { text: 'Mohammed' },
    'omar',
  ),
  found('actor', 'by country', { countries: ['NO'] }, 'ministry'),
  found('actor', 'by kind', { kind: 'person' }, 'anna', 'omar'),
  found(
    'actor',
    'by designation',
    { designation: { label: 'banned', authority: 'Norway' } },
    'union',
  ),
  found('actor', 'without a designation', { designated: false }, 'ministry', 'anna', 'omar'),
  found('actor', 'that were merged', { merged: true }, 'old anna', 'older anna', 'old ministry'),
  found(
    'actor',
    'merged or not',
    { or: [{ merged: true }, { merged: false }] },
    'ministry',
    'union',
    'anna',
    'omar',
    'old anna',
    'older anna',
    'old ministry',
  ),
  found(
    'affiliation',
    'of an actor on a day',
    { actorId: anna, on: '2023-12-31' },
    'anna in ministry to 2023',
  ),
  found(
    'affiliation',
    'on a day within the month it began',
    { on: '2024-05-01' },
    'anna in union from May 2024',
    'omar in ministry, dates unknown',
  ),
  found(
    'affiliation',
    'in an organisation',
    { organizationIds: [ministry] },
    'anna in ministry to 2023',
    'omar in ministry, dates unknown',
  ),
  found('topic', 'below another', { parentId: fishing }, 'quotas'),
  found('topic', 'at the top', { hasParent: false }, 'fishing'),
  found('topic', 'by the beginning of a word', { text: 'quo' }, 'quotas'),
];
