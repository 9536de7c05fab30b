import { useState } from 'react';
import {
  ComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
  type Key,
} from 'react-aria-components';

/** Something that can be picked. */
export interface PickerOption {
  readonly id: string;
  readonly name: string;
  /** What tells it apart from others of the same name. */
  readonly detail: string | null;
}

/** A way to make what is not there yet from the words typed. */
export interface PickerCreation {
  /** Unique among the creations of one picker. */
  readonly key: string;
  /** As in `Create person`; the typed name is put behind it. */
  readonly label: string;
  readonly create: (name: string) => Promise<void>;
}

/** A text field that searches as one types, picks with Enter, and can make what it does not find. */
export function RecordPicker({
  label,
  placeholder,
  query,
  onQuery,
  options,
  creations,
  onPick,
  describedBy,
  invalid = false,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly PickerOption[];
  readonly creations: readonly PickerCreation[];
  readonly onPick: (id: string) => void;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const typed = query.trim();
  const items = [
    ...options.map((option) => ({ ...option, id: `pick:${option.id}`, creates: false })),
    ...(typed === ''
      ? []
      : creations.map(({ key, label: words }) => ({
          id: `create:${key}`,
          name: `${words} “${typed}”`,
          detail: null,
          creates: true,
        }))),
  ];

  const choose = (key: Key | null): void => {
    if (typeof key !== 'string' || busy) return;
    const id = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('pick:')) {
      onQuery('');
      onPick(id);
      return;
    }
    const creation = creations.find((other) => other.key === id);
    if (creation === undefined) return;
    setBusy(true);
    void creation
      .create(typed)
      .then(() => onQuery(''))
      .finally(() => setBusy(false));
  };

  return (
    <ComboBox
      aria-label={label}
      className="picker"
      items={items}
      inputValue={query}
      onInputChange={onQuery}
      selectedKey={null}
      onSelectionChange={choose}
      menuTrigger="input"
      // The list opens with the first letter, a moment before its entries are counted.
      allowsEmptyCollection={typed !== ''}
      isInvalid={invalid}
      // What is typed is a search, which leaving the field must not throw away.
      allowsCustomValue
    >
      <Input
        className="input"
        dir="auto"
        placeholder={placeholder}
        autoComplete="off"
        aria-describedby={describedBy}
      />
      <Popover className="picker-list" placement="bottom start" offset={4}>
        <ListBox<(typeof items)[number]>>
          {(item) => (
            <ListBoxItem
              id={item.id}
              textValue={item.name}
              className={item.creates ? 'picker-option creates' : 'picker-option'}
            >
              <Text slot="label" dir="auto">
                {item.name}
              </Text>
              {item.detail !== null && <Text slot="description">{item.detail}</Text>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
