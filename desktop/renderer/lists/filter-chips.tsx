import { useState } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { filterFields, isUsed, valuesOf, withoutField, type FilterField } from './filter-fields.ts';
import { FilterChoice } from './filter-menu.tsx';
import { ListPopover } from './list-popover.tsx';
import { fieldLabel, shownValue } from './use-filter-options.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { ActorName } from '../pickers/actor-name.tsx';
import { TopicName } from '../pickers/topic-name.tsx';
import { useWords } from '../words/use-words.ts';
import type { ListedKind, ListFilter } from '#desktop/ipc/list-views.ts';
import type { Words } from '#desktop/words/english.ts';

interface ChipsProps {
  readonly kind: ListedKind;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

/** What a list is narrowed to, a chip for each field: it opens to be changed, and goes with Delete or its cross. */
export function FilterChips({ kind, filter, onFilter }: ChipsProps) {
  const { lists } = useWords();
  const used = filterFields[kind].filter((field) => isUsed(field, filter));
  if (used.length === 0) return null;
  return (
    <div className="filter-chips" role="group" aria-label={lists.filters}>
      {used.map((field) => (
        <FilterChip
          key={field.name}
          kind={kind}
          field={field}
          filter={filter}
          onFilter={onFilter}
        />
      ))}
      {used.length > 1 && (
        <button type="button" className="link" onClick={() => onFilter({})}>
          {lists.clearFilters}
        </button>
      )}
    </div>
  );
}

function FilterChip({
  kind,
  field,
  filter,
  onFilter,
}: ChipsProps & { readonly field: FilterField }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const label = fieldLabel(words, field);
  const remove = (): void => onFilter(withoutField(filter, field));
  return (
    <span
      className="chip filter-chip"
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        if (isOpen || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
        event.preventDefault();
        remove();
      }}
    >
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="chip-open">
          <span className="chip-field">{label}</span> <ChipValues field={field} filter={filter} />
        </Button>
        <ListPopover label={label} placement="bottom start">
          <div className="list-dialog">
            <FilterChoice
              kind={kind}
              field={field}
              filter={filter}
              onFilter={onFilter}
              onClose={() => setOpen(false)}
            />
          </div>
        </ListPopover>
      </DialogTrigger>
      <RemoveButton label={words.lists.removeFilter(label)} onRemove={remove} />
    </span>
  );
}

function ChipValues({
  field,
  filter,
}: {
  readonly field: FilterField;
  readonly filter: ListFilter;
}) {
  const words = useWords();
  if (field.is !== 'record') return <span dir="auto">{plainValues(words, field, filter)}</span>;
  const [first, ...others] = valuesOf(field, filter);
  if (first === undefined) return null;
  const name =
    field.of === 'actor' ? (
      <ActorName id={first} known={undefined} />
    ) : (
      <TopicName id={first} known={undefined} />
    );
  return (
    <span>
      {name}
      {others.length > 0 && words.lists.andOthers(others.length)}
    </span>
  );
}

function plainValues(words: Words, field: FilterField, filter: ListFilter): string {
  const { lists } = words;
  switch (field.is) {
    case 'choice':
      return lists.anyOf(valuesOf(field, filter).map((value) => field.label(words, value)));
    case 'value':
      return lists.anyOf(valuesOf(field, filter).map((value) => shownValue(field, value)));
    case 'yesNo':
      return filter[field.name] === true ? lists.yes : lists.no;
    case 'days': {
      const [from, to] = [filter[field.from], filter[field.to]].map((day) =>
        typeof day === 'string' ? words.shortDate(day) : '',
      );
      return lists.between(from ?? '', to ?? '');
    }
    case 'record':
      return '';
  }
}
