import type { Words } from '#desktop/words/english.ts';
import { aliasSchema, designationSchema, identifierSchema } from '#shared/records/actor.ts';
import { rejectedSuggestionSchema } from '#shared/records/article.ts';
import {
  attributionSchema,
  quoteTopicSchema,
  saidOnSchema,
  segmentSchema,
} from '#shared/records/quote.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** Names of actors and topics by their ids. */
export type Names = Readonly<Record<string, string>>;

/** The words for each value of a field with a closed set of values; undefined for other fields. */
export function labelsOf(
  { labels }: Words,
  kind: RecordKind,
  field: string,
): Readonly<Record<string, string>> | undefined {
  switch (`${kind} ${field}`) {
    case 'quote status':
      return labels.status;
    case 'quote kind':
      return labels.quoteKind;
    case 'quote medium':
      return labels.medium;
    case 'actor kind':
      return labels.actorKind;
    default:
      return undefined;
  }
}

/** A field's value in plain words: a line for each member of a set, one line for anything else, none for nothing. */
export function valueLines(
  words: Words,
  kind: RecordKind,
  field: string,
  value: unknown,
  names: Names,
): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  // A member of the history may be of a shape that only an earlier or a newer version knows.
  if (Array.isArray(value)) {
    return value.map((member) => lineOf(words, field, member, names) ?? JSON.stringify(member));
  }
  if (typeof value === 'string') return [textLine(words, kind, field, value, names)];
  if (field === 'saidOn') {
    const saidOn = saidOnSchema.safeParse(value);
    return saidOn.success ? saidOnLines(words, saidOn.data) : [JSON.stringify(value)];
  }
  return [JSON.stringify(value)];
}

function textLine(
  words: Words,
  kind: RecordKind,
  field: string,
  value: string,
  names: Names,
): string {
  const label = labelsOf(words, kind, field)?.[value];
  if (label !== undefined) return label;
  if (field.endsWith('Id') || field === 'mergedInto') return names[value] ?? value;
  if (field === 'publishedAt') return words.moment(value);
  return value;
}

function saidOnLines(
  { fullDate, values }: Words,
  { date, words }: { readonly date: string | null; readonly words: string | null },
): readonly string[] {
  const said = [date === null ? null : fullDate(date), words === null ? null : values.words(words)];
  const line = said.filter((part) => part !== null).join(', ');
  return line === '' ? [] : [line];
}

function lineOf(
  { values, fullDate }: Words,
  field: string,
  member: unknown,
  names: Names,
): string | undefined {
  switch (field) {
    case 'attributions': {
      const { data } = attributionSchema.safeParse(member);
      return data && values.attribution(data.part, names[data.actorId] ?? data.actorId, data.role);
    }
    case 'topics': {
      const { data } = quoteTopicSchema.safeParse(member);
      return data && values.topic(names[data.topicId] ?? data.topicId, data.stance);
    }
    case 'aliases': {
      const { data } = aliasSchema.safeParse(member);
      return data && values.alias(data.name, data.kind, data.language);
    }
    case 'identifiers': {
      const { data } = identifierSchema.safeParse(member);
      return data && `${data.scheme} ${data.value}`;
    }
    case 'designations': {
      const { data } = designationSchema.safeParse(member);
      if (data === undefined) return undefined;
      const since = data.since === null ? null : fullDate(data.since);
      return values.designation(data.label, data.authority, since);
    }
    case 'segments': {
      const { data } = segmentSchema.safeParse(member);
      return data && values.segment(data.start, data.end);
    }
    case 'rejectedSuggestions': {
      const { data } = rejectedSuggestionSchema.safeParse(member);
      return data && values.words(data.words);
    }
    default:
      return undefined;
  }
}
