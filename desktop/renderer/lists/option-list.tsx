import {
  useEffect,
  useId,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { FilterOption } from './use-filter-options.ts';
import { useWords } from '../words/use-words.ts';

/** A search over a list of options: arrows move, Enter chooses, Backspace in the empty search goes back. */
export function OptionList({
  input,
  label,
  typed,
  onType,
  options,
  multiple,
  empty,
  onBack,
  onChoose,
}: {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly options: readonly FilterOption[];
  /** Whether several can be on. */
  readonly multiple: boolean;
  /** What is said where there are none. */
  readonly empty: string;
  /** Null where there is nothing to go back to. */
  readonly onBack: (() => void) | null;
  readonly onChoose: (option: FilterOption) => void;
}) {
  const { lists } = useWords();
  const id = useId();
  const [active, setActive] = useState(0);
  const at = Math.min(active, options.length - 1);
  useEffect(() => input.current?.focus(), [input]);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const option = options[at];
    if (event.key === 'ArrowDown') setActive((at + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp')
      setActive((at + options.length - 1) % Math.max(1, options.length));
    else if (event.key === 'Enter' && option !== undefined) onChoose(option);
    else if (event.key === 'Backspace' && typed === '' && onBack !== null) onBack();
    else return;
    event.preventDefault();
  };
  const handlers = {
    onClick: ({ target }: MouseEvent): void => {
      const place = target instanceof Element ? target.closest('[data-place]') : null;
      const option = options[Number(place?.getAttribute('data-place') ?? Number.NaN)];
      if (option !== undefined) onChoose(option);
    },
  };
  return (
    <div className="option-list">
      <div className="option-search">
        {onBack !== null && (
          <button
            type="button"
            className="remove"
            aria-label={lists.back}
            title={lists.back}
            onClick={onBack}
          >
            <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" className="flips">
              <path d="M6.5 1.5 3 5l3.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            </svg>
          </button>
        )}
        <input
          ref={input}
          className="input"
          dir="auto"
          role="combobox"
          aria-label={label}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          {...(options.length > 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setActive(0);
            onType(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={`${id}-list`}
        className="options"
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        {...handlers}
      >
        {options.map((option, index) => (
          <div
            key={option.key}
            id={`${id}-${index}`}
            className="option"
            role="option"
            aria-selected={option.isOn}
            data-place={index}
            data-active={index === at || undefined}
            onPointerMove={() => setActive(index)}
          >
            <span className="option-mark" aria-hidden="true">
              {option.isOn ? '✓' : ''}
            </span>
            <span className="option-label" dir="auto">
              {option.label}
            </span>
            <span className="option-detail" dir="auto">
              {option.leads.to === 'field' ? '›' : option.detail}
            </span>
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="option-none">{empty}</p>}
    </div>
  );
}
