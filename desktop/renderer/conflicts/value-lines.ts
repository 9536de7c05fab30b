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
import { rejectedSuggestionSchema } from '#shared/records/article.ts';
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

// A member of the history may be of a shape that only an earlier or a newer version knows.
function memberLine(field: string, member: unknown, names: Names): string {
  return lineOf(field, member, names) ?? JSON.stringify(member);
}

function lineOf(field: string, member: unknown, names: Names): string | undefined {
  switch (field) {
    case 'attributions': {
      const { data } = attributionSchema.safeParse(member);
      return (
        data &&
        `${partLabels[data.part]}: ${names[data.actorId] ?? data.actorId}${inBrackets(data.role)}`
      );
    }
    case 'topics': {
      const { data } = quoteTopicSchema.safeParse(member);
      return (
        data && `${names[data.topicId] ?? data.topicId}: ${stanceLabels[data.stance].toLowerCase()}`
      );
    }
    case 'aliases': {
      const { data } = aliasSchema.safeParse(member);
      return (
        data &&
        `${data.name}${inBrackets([aliasKindLabels[data.kind].toLowerCase(), data.language].filter(Boolean).join(', '))}`
      );
    }
    case 'identifiers': {
      const { data } = identifierSchema.safeParse(member);
      return data && `${data.scheme} ${data.value}`;
    }
    case 'designations': {
      const { data } = designationSchema.safeParse(member);
      if (data === undefined) return undefined;
      const since = data.since === null ? null : `since ${longDate(data.since)}`;
      return `${data.label}${inBrackets([data.authority, since].filter(Boolean).join(', '))}`;
    }
    case 'segments': {
      const { data } = segmentSchema.safeParse(member);
      return data && `Characters ${data.start + 1} to ${data.end} of the text`;
    }
    case 'rejectedSuggestions': {
      const { data } = rejectedSuggestionSchema.safeParse(member);
      return data && `“${data.words}”`;
    }
    default:
      return undefined;
  }
}

function inBrackets(text: string | null): string {
  return text === null || text === '' ? '' : ` (${text})`;
}
