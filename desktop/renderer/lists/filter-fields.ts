import type { FilterValue, ListedKind, ListFilter } from '#desktop/ipc/list-views.ts';
import type { Words } from '#desktop/words/english.ts';
import { actorKinds } from '#shared/records/actor.ts';
import { anchorStatuses, media, quoteKinds, quoteStatuses } from '#shared/records/quote.ts';
import { filterSchemas, type Filter } from '#shared/queries/queries.ts';

/** What a list can be narrowed by; `name` is the condition of the kind's filter that it gives values to. */
export type FilterField =
  /** Any of a closed set. */
  | {
      readonly is: 'choice';
      readonly name: string;
      readonly values: readonly string[];
      readonly label: (words: Words, value: string) => string;
    }
  /** Any of some records, by their ids. */
  | { readonly is: 'record'; readonly name: string; readonly of: 'actor' | 'topic' }
  /** Any of the values that records have. */
  | {
      readonly is: 'value';
      readonly name: string;
      readonly of: 'article' | 'quote' | 'actor';
      readonly field: 'agency' | 'datelinePlace' | 'language' | 'country';
    }
  /** From one day to another, both included; either may be left open. */
  | { readonly is: 'days'; readonly name: string; readonly from: string; readonly to: string }
  | { readonly is: 'yesNo'; readonly name: string };

const choice = (
  name: string,
  values: readonly string[],
  label: (words: Words) => Readonly<Record<string, string>>,
): FilterField => ({
  is: 'choice',
  name,
  values,
  label: (words, value) => label(words)[value] ?? value,
});
const actors = (name: string): FilterField => ({ is: 'record', name, of: 'actor' });
const topics = (name: string): FilterField => ({ is: 'record', name, of: 'topic' });

/** What each list can be narrowed by, in the order in which the menu offers it. */
export const filterFields: Readonly<Record<ListedKind, readonly FilterField[]>> = {
  quote: [
    choice('statuses', quoteStatuses, ({ labels }) => labels.status),
    actors('speakerIds'),
    actors('onBehalfOfIds'),
    topics('topicIds'),
    { is: 'days', name: 'said', from: 'saidFrom', to: 'saidTo' },
    choice('kinds', quoteKinds, ({ labels }) => labels.quoteKind),
    choice('media', media, ({ labels }) => labels.medium),
    { is: 'value', name: 'agencies', of: 'article', field: 'agency' },
    { is: 'value', name: 'languages', of: 'quote', field: 'language' },
    actors('addresseeIds'),
    actors('mentionedIds'),
    actors('actorIds'),
    actors('speakerOrganizationIds'),
    choice('anchorStatuses', anchorStatuses, ({ lists }) => lists.anchorStatus),
    { is: 'yesNo', name: 'dated' },
  ],
  article: [
    { is: 'yesNo', name: 'hasUnreviewedQuotes' },
    { is: 'yesNo', name: 'hasQuotes' },
    { is: 'days', name: 'published', from: 'publishedFrom', to: 'publishedTo' },
    { is: 'value', name: 'agencies', of: 'article', field: 'agency' },
    { is: 'value', name: 'languages', of: 'article', field: 'language' },
    { is: 'value', name: 'datelinePlaces', of: 'article', field: 'datelinePlace' },
  ],
  actor: [
    choice('kinds', actorKinds, ({ labels }) => labels.actorKind),
    { is: 'value', name: 'countries', of: 'actor', field: 'country' },
    { is: 'yesNo', name: 'designated' },
  ],
  topic: [{ is: 'yesNo', name: 'hasParent' }, topics('parentIds')],
};

/** The conditions of a filter that a field gives values to. */
export function conditionsOf(field: FilterField): readonly string[] {
  return field.is === 'days' ? [field.from, field.to] : [field.name];
}

/** Whether a filter narrows by a field. */
export function isUsed(field: FilterField, filter: ListFilter): boolean {
  return conditionsOf(field).some((name) => name in filter);
}

/** The values that a filter has for a field of several. */
export function valuesOf(field: FilterField, filter: ListFilter): readonly string[] {
  const value = filter[field.name];
  return typeof value === 'object' ? value : [];
}

/** The filter with a condition given another value; without it where that says nothing. */
export function withValue(filter: ListFilter, name: string, value: FilterValue | null): ListFilter {
  const { [name]: _, ...others } = filter;
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return empty ? others : { ...others, [name]: value };
}

/** The filter without a field. */
export function withoutField(filter: ListFilter, field: FilterField): ListFilter {
  return conditionsOf(field).reduce((rest, name) => withValue(rest, name, null), filter);
}

/** The filter with one value of a field more, or less where it had it. */
export function toggled(filter: ListFilter, field: FilterField, value: string): ListFilter {
  const values = valuesOf(field, filter);
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return withValue(filter, field.name, next);
}

/** What a list asks the replica for; what is no filter of the kind, as a half-typed day, narrows nothing. */
export function askedFilter<Kind extends ListedKind>(
  kind: Kind,
  filter: ListFilter,
  text: string,
): Filter<Kind> {
  const words = text.trim().slice(0, 500);
  const asked = words === '' ? filter : { ...filter, text: words };
  const parsed = filterSchemas[kind].safeParse(asked);
  return parsed.success
    ? parsed.data
    : filterSchemas[kind].parse(words === '' ? {} : { text: words });
}
