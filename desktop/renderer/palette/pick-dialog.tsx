import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';

/** Something that can be picked. */
export interface PickItem {
  readonly key: string;
  readonly title: string;
  /** What tells it apart, behind the title. */
  readonly detail?: string | null;
  /** What stands at the end of the line: keys, for example. */
  readonly mark?: string | null;
}

/** Items under a heading. */
export interface PickGroup {
  readonly title: string;
  readonly items: readonly PickItem[];
}

/** A field over the page that one types into, with what fits below: arrows move, Enter picks, Escape leaves. */
export function PickDialog({
  label,
  listLabel,
  groups,
  text,
  empty,
  onText,
  onPick,
  onClose,
}: {
  readonly label: string;
  readonly listLabel: string;
  readonly groups: readonly PickGroup[];
  readonly text: string;
  /** What is said when nothing fits. */
  readonly empty: string | null;
  readonly onText: (text: string) => void;
  readonly onPick: (key: string) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const items = groups.flatMap((group) => group.items);
  const [at, setAt] = useState(0);
  const active = Math.min(at, items.length - 1);
  const optionId = (index: number): string => `${id}-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, groups]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = items.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(active + 8, last),
      PageUp: Math.max(active - 8, 0),
    };
    const next = steps[event.key];
    const item = items[active];
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && item !== undefined && !event.nativeEvent.isComposing)
      onPick(item.key);
    else return;
    event.preventDefault();
  };

  const shown = groups.filter((group) => group.items.length > 0);
  const countBefore = (place: number): number =>
    shown.slice(0, place).reduce((count, group) => count + group.items.length, 0);
  return (
    <ModalOverlay
      className="pick-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="pick-modal">
        <Dialog className="pick-dialog" aria-label={label}>
          <input
            className="pick-input"
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? optionId(active) : undefined}
            aria-label={label}
            placeholder={label}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            // It was opened to be typed into.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={text}
            onChange={(event) => {
              setAt(0);
              onText(event.target.value);
            }}
            onKeyDown={onKeyDown}
          />
          <div
            ref={list}
            id={`${id}-list`}
            className="pick-list"
            role="listbox"
            aria-label={listLabel}
          >
            {shown.map((group, place) => (
              <div key={group.title} role="group" aria-label={group.title}>
                <p className="pick-heading" aria-hidden="true">
                  {group.title}
                </p>
                {group.items.map((item, nth) => {
                  const mine = countBefore(place) + nth;
                  return (
                    <div
                      key={item.key}
                      id={optionId(mine)}
                      className="pick-option"
                      role="option"
                      aria-selected={mine === active}
                      tabIndex={-1}
                      onPointerMove={() => setAt(mine)}
                      onClick={() => onPick(item.key)}
                      // Keys go to the field; see `onKeyDown` there.
                      onKeyDown={undefined}
                    >
                      <span className="pick-title" dir="auto">
                        {item.title}
                      </span>
                      {item.detail != null && (
                        <span className="pick-detail" dir="auto">
                          {item.detail}
                        </span>
                      )}
                      {item.mark != null && <kbd className="pick-mark">{item.mark}</kbd>}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
          {items.length === 0 && empty !== null && (
            <p className="pick-empty" role="status">
              {empty}
            </p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
