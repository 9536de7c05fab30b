import { filterFields, toggled, valuesOf, withValue, type FilterField } from './filter-fields.ts';
import { countryName, languageName } from './place-names.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';
import type { ListedKind, ListFilter } from '#desktop/ipc/list-views.ts';
import type { Words } from '#desktop/words/english.ts';

/** One line of the menu of filters. */
export interface FilterOption {
  readonly key: string;
  readonly label: string;
  /** What tells it apart from others of its name, or how many records have it. */
  readonly detail: string;
  readonly isOn: boolean;
  /** What choosing it does: it opens a field, or leads to another filter. */
  readonly leads:
    | { readonly to: 'field'; readonly field: FilterField }
    | { readonly to: 'filter'; readonly filter: ListFilter };
}

// Records of a name that are offered for each field that takes them.
const mostFound = 5;

/** What the menu of filters offers: the fields, or the values of one, narrowed to what somebody typed. */
export function useFilterOptions(
  kind: ListedKind,
  filter: ListFilter,
  field: FilterField | null,
  typed: string,
): readonly FilterOption[] {
  const words = useWords();
  const text = typed.trim();
  const fields = field === null ? filterFields[kind] : [field];
  const valueField = field?.is === 'value' ? field : null;
  const values = useReplicaQuery(
    'listValues',
    { kind: valueField?.of ?? 'article', field: valueField?.field ?? 'agency' },
    { enabled: valueField !== null },
  ).data;
  const page = { orderBy: 'name', direction: 'asc', offset: 0, limit: mostFound * 2 } as const;
  const wants = (of: 'actor' | 'topic'): boolean =>
    fields.some((one) => one.is === 'record' && one.of === of) && (text !== '' || field !== null);
  const query = { filter: text === '' ? {} : { text }, ...page };
  const options = { keepPrevious: true };
  const actors = useReplicaQuery('listActors', query, { ...options, enabled: wants('actor') }).data;
  const topics = useReplicaQuery('listTopics', query, { ...options, enabled: wants('topic') }).data;
  const matches = (label: string): boolean =>
    text === '' || label.toLocaleLowerCase().includes(text.toLocaleLowerCase());

  const valueOption = (
    one: FilterField,
    value: string,
    label: string,
    detail: string,
  ): FilterOption => ({
    key: `${one.name} ${value}`,
    label,
    detail,
    isOn: valuesOf(one, filter).includes(value),
    leads: { to: 'filter', filter: toggled(filter, one, value) },
  });
  const optionsOf = (one: FilterField, most: number): readonly FilterOption[] => {
    switch (one.is) {
      case 'choice':
        return one.values
          .map((value) => valueOption(one, value, one.label(words, value), ''))
          .filter(({ label }) => matches(label));
      case 'yesNo':
        return [true, false].map((value) => ({
          key: `${one.name} ${value}`,
          label: value ? words.lists.yes : words.lists.no,
          detail: '',
          isOn: filter[one.name] === value,
          leads: {
            to: 'filter',
            filter: withValue(filter, one.name, filter[one.name] === value ? null : value),
          },
        }));
      case 'record': {
        const rows = one.of === 'actor' ? actors?.rows : topics?.rows;
        return (rows ?? []).slice(0, most).map((row) => {
          const detail =
            'position' in row
              ? (row.position ?? words.labels.actorKind[row.kind])
              : (row.parent ?? '');
          return valueOption(one, row.id, row.name, detail);
        });
      }
      case 'value':
        return (values ?? [])
          .map(({ value, count }) =>
            valueOption(one, value, shownValue(one, value), words.lists.total(count)),
          )
          .filter(({ label }) => matches(label));
      case 'days':
        return [];
    }
  };

  if (field !== null) return optionsOf(field, mostFound * 2);
  const named = fields
    .filter((one) => matches(fieldLabel(words, one)))
    .map((one): FilterOption => ({
      key: one.name,
      label: fieldLabel(words, one),
      detail: '',
      isOn: false,
      leads: { to: 'field', field: one },
    }));
  if (text === '') return named;
  const deeper = fields.flatMap((one) =>
    one.is === 'choice' || one.is === 'record'
      ? optionsOf(one, mostFound).map((option) => ({
          ...option,
          detail: option.label === '' ? option.detail : fieldLabel(words, one),
        }))
      : [],
  );
  return [...named, ...deeper];
}

/** What a field is called. */
export function fieldLabel(words: Words, field: FilterField): string {
  const names: Readonly<Record<string, string>> = words.lists.fields;
  return names[field.name] ?? field.name;
}

/** What a value that records have is called. */
export function shownValue(field: FilterField, value: string): string {
  if (field.is !== 'value') return value;
  if (field.field === 'language') return languageName(value);
  return field.field === 'country' ? countryName(value) : value;
}
