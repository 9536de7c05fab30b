import { useRef, useState } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { DaysFilter } from './days-filter.tsx';
import type { FilterField } from './filter-fields.ts';
import { ListPopover } from './list-popover.tsx';
import { OptionList } from './option-list.tsx';
import { fieldLabel, useFilterOptions } from './use-filter-options.ts';
import { useCommand } from '../commands/use-command.ts';
import { useWords } from '../words/use-words.ts';
import type { ListedKind, ListFilter } from '#desktop/ipc/list-views.ts';

interface FilterProps {
  readonly kind: ListedKind;
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
}

/** The button that narrows a list, with its menu. */
export function FilterMenu(props: FilterProps) {
  const { lists } = useWords();
  const [isOpen, setOpen] = useState(false);
  useCommand('filterList', () => setOpen(true));
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button quiet list-button">{lists.filter}</Button>
      <ListPopover label={lists.chooseFilter} placement="bottom end">
        <div className="list-dialog">
          <FilterChoice {...props} field={null} onClose={() => setOpen(false)} />
        </div>
      </ListPopover>
    </DialogTrigger>
  );
}

/** The fields that a list can be narrowed by, or the values of one of them, with a search over both. */
export function FilterChoice({
  kind,
  filter,
  onFilter,
  field: given,
  onClose,
}: FilterProps & {
  /** Where the menu is about one field only. */
  readonly field: FilterField | null;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { lists } = words;
  const [chosen, setChosen] = useState<FilterField | null>(null);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const field = given ?? chosen;
  const options = useFilterOptions(kind, filter, field, typed);
  const back = (): void => {
    setChosen(null);
    setTyped('');
  };
  if (field?.is === 'days') {
    return <DaysFilter field={field} filter={filter} onFilter={onFilter} onClose={onClose} />;
  }
  const label = field === null ? lists.chooseFilter : lists.searchValues(fieldLabel(words, field));
  return (
    <OptionList
      key={field?.name ?? ''}
      input={input}
      label={label}
      typed={typed}
      onType={setTyped}
      options={options}
      multiple={field !== null}
      empty={field?.is === 'record' && typed === '' ? lists.typeName : lists.noValues}
      onBack={given === null && chosen !== null ? back : null}
      onChoose={({ leads }) => {
        if (leads.to === 'field') {
          setChosen(leads.field);
          setTyped('');
          return;
        }
        onFilter(leads.filter);
        if (field === null || field.is === 'yesNo') onClose();
      }}
    />
  );
}
