import { useId } from 'react';
import { withValue, type FilterField } from './filter-fields.ts';
import { focusFirst } from './focus-first.ts';
import { fieldLabel } from './use-filter-options.ts';
import { useWords } from '../words/use-words.ts';
import type { ListFilter } from '#desktop/ipc/list-views.ts';

/** Two days between which something was, both included; one that is left out leaves that side open. */
export function DaysFilter({
  field,
  filter,
  onFilter,
  onClose,
}: {
  readonly field: Extract<FilterField, { readonly is: 'days' }>;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const id = useId();
  const day = (name: string, label: string, first: boolean) => {
    const value = filter[name];
    return (
      <>
        <label htmlFor={`${id}-${name}`}>{label}</label>
        <input
          id={`${id}-${name}`}
          className="input day-input"
          type="date"
          // A year has four digits, as all that is compared with it.
          max="9999-12-31"
          ref={first ? focusFirst : null}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onFilter(withValue(filter, name, event.target.value))}
        />
      </>
    );
  };
  return (
    <form
      className="days-filter"
      aria-label={fieldLabel(words, field)}
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {day(field.from, words.lists.from, true)}
      {day(field.to, words.lists.to, false)}
      <button type="submit" className="button">
        {words.lists.bulk.close}
      </button>
    </form>
  );
}
