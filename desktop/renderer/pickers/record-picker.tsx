import { useState, type ReactNode } from 'react';
import {
  ComboBox,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Text,
  type Key,
} from 'react-aria-components';

/** Something that can be picked. */
export interface PickerOption {
  readonly id: string;
  readonly name: string;
  /** What tells it apart from others of the same name. */
  readonly detail: ReactNode;
}

/** Options that belong together, below a heading; a heading of null for none. */
export interface PickerGroup {
  readonly heading: string | null;
  readonly options: readonly PickerOption[];
}

/** A way to make what is not there yet from the words typed. */
export interface PickerCreation {
  /** Unique among the creations of one picker. */
  readonly key: string;
  /** What choosing it does, with the typed name in it. */
  readonly label: (name: string) => string;
  /** Answers whether it was made. */
  readonly create: (name: string) => Promise<boolean>;
}

/** What every picker of records takes from the form around it. */
export interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  readonly exclude: readonly string[];
  readonly onPick: (id: string) => void;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** Whether the list opens as soon as the focus comes, for what is filled in first. */
  readonly opensAtOnce?: boolean;
}

/** A text field that searches as one types, picks with Enter, and can make what it does not find. */
export function RecordPicker({
  label,
  placeholder,
  query,
  onQuery,
  groups,
  creations,
  onPick,
  describedBy,
  invalid = false,
  opensAtOnce = false,
}: Omit<PickerProps, 'exclude'> & {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly groups: readonly PickerGroup[];
  readonly creations: readonly PickerCreation[];
}) {
  const [busy, setBusy] = useState(false);
  // What is chosen closes the list, and is then let go: the field is for the next search.
  const [chosen, setChosen] = useState<Key | null>(null);
  const typed = query.trim();
  const made = typed === '' ? [] : creations;
  const isEmpty = made.length === 0 && groups.every(({ options }) => options.length === 0);

  const choose = (key: Key | null): void => {
    if (typeof key !== 'string' || busy) return;
    const id = key.slice(key.indexOf(':') + 1);
    setChosen(key);
    // At once: a field that changes later would open its list again, over the fields below it.
    onQuery('');
    if (key.startsWith('pick:')) {
      onPick(id);
      return;
    }
    const creation = creations.find((other) => other.key === id);
    if (creation === undefined) return;
    setBusy(true);
    void creation
      .create(typed)
      .then((isMade) => {
        if (!isMade) onQuery(typed);
      })
      .finally(() => setBusy(false));
  };

  return (
    <ComboBox
      aria-label={label}
      className="picker"
      inputValue={query}
      onInputChange={onQuery}
      selectedKey={chosen}
      onSelectionChange={choose}
      onOpenChange={() => setChosen(null)}
      menuTrigger={opensAtOnce && !isEmpty ? 'focus' : 'input'}
      // What is found is decided by the search, not by comparing letters once more.
      defaultFilter={() => true}
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
        spellCheck={false}
        aria-describedby={describedBy}
      />
      <Popover className="picker-list" placement="bottom start" offset={4}>
        <ListBox>
          {groups
            .filter(({ options }) => options.length > 0)
            .map(({ heading, options }, index) => (
              <ListBoxSection key={index} id={`group:${index}`} aria-label={heading ?? label}>
                {heading !== null && <Header className="picker-heading">{heading}</Header>}
                {options.map((option) => (
                  <Option key={option.id} {...option} />
                ))}
              </ListBoxSection>
            ))}
          {made.length > 0 && (
            <ListBoxSection id="creations" aria-label={label} className="picker-creations">
              {made.map(({ key, label: words }) => (
                <ListBoxItem
                  key={key}
                  id={`create:${key}`}
                  textValue={words(typed)}
                  className="picker-option creates"
                >
                  <Text slot="label" dir="auto">
                    {words(typed)}
                  </Text>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function Option({ id, name, detail }: PickerOption) {
  return (
    <ListBoxItem id={`pick:${id}`} textValue={name} className="picker-option">
      <Text slot="label" dir="auto">
        {name}
      </Text>
      {detail !== null && <Text slot="description">{detail}</Text>}
    </ListBoxItem>
  );
}
