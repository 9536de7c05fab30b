import { longDate, moment } from '../words/dates.ts';
import {
  actorKindLabels,
  aliasKindLabels,
  mediumLabels,
  quoteKindLabels,
  stanceLabels,
  statusLabels,
} from '../words/labels.ts';
import { aliasSchema, designationSchema, identifierSchema } from '#shared/records/actor.ts';
import {
  attributionSchema,
  quoteTopicSchema,
  saidOnSchema,
  segmentSchema,
  type AttributionPart,
} from '#shared/records/quote.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Names of actors and topics by their ids. */
export type Names = Readonly<Record<string, string>>;

const partLabels: Readonly<Record<AttributionPart, string>> = {
  speaker: 'Speaker',
  on_behalf_of: 'On behalf of',
  addressee: 'Addressed to',
  mentioned: 'Mentions',
};

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'quote status': statusLabels,
  'quote kind': quoteKindLabels,
  'quote medium': mediumLabels,
  'actor kind': actorKindLabels,
};

/** The words for each value of a field with a closed set of values; undefined for other fields. */
export function labelsOf(
  kind: RecordKind,
  field: string,
): Readonly<Record<string, string>> | undefined {
  return labels[`${kind} ${field}`];
}

/** A field's value in plain words: a line for each member of a set, one line for anything else, none for nothing. */
export function valueLines(
  kind: RecordKind,
  field: string,
  value: unknown,
  names: Names,
): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map((member) => memberLine(field, member, names));
  if (typeof value === 'string') return [textLine(kind, field, value, names)];
  if (field === 'saidOn') {
    const saidOn = saidOnSchema.safeParse(value);
    return saidOn.success ? saidOnLines(saidOn.data) : [JSON.stringify(value)];
  }
  return [JSON.stringify(value)];
}

function textLine(kind: RecordKind, field: string, value: string, names: Names): string {
  const label = labelsOf(kind, field)?.[value];
  if (label !== undefined) return label;
  if (field.endsWith('Id')) return names[value] ?? value;
  if (field === 'publishedAt') return moment(value);
  return value;
}

function saidOnLines({ date, words }: { date: string | null; words: string | null }) {
  const day = date === null ? null : longDate(date);
  const line = [day, words === null ? null : `“${words}”`].filter(Boolean).join(', ');
  return line === '' ? [] : [line];
}

function memberLine(field: string, member: unknown, names: Names): string {
  switch (field) {
    case 'attributions': {
      const { actorId, part, role } = attributionSchema.parse(member);
      return `${partLabels[part]}: ${names[actorId] ?? actorId}${inBrackets(role)}`;
    }
    case 'topics': {
      const { topicId, stance } = quoteTopicSchema.parse(member);
      return `${names[topicId] ?? topicId}: ${stanceLabels[stance].toLowerCase()}`;
    }
    case 'aliases': {
      const { name, language, kind } = aliasSchema.parse(member);
      return `${name}${inBrackets([aliasKindLabels[kind].toLowerCase(), language].filter(Boolean).join(', '))}`;
    }
    case 'identifiers': {
      const { scheme, value } = identifierSchema.parse(member);
      return `${scheme} ${value}`;
    }
    case 'designations': {
      const { label, authority, since } = designationSchema.parse(member);
      return `${label}${inBrackets([authority, since === null ? null : `since ${longDate(since)}`].filter(Boolean).join(', '))}`;
    }
    case 'segments': {
      const { start, end } = segmentSchema.parse(member);
      return `Characters ${start + 1} to ${end} of the text`;
    }
    default:
      return JSON.stringify(member);
  }
}

function inBrackets(text: string | null): string {
  return text === null || text === '' ? '' : ` (${text})`;
}
