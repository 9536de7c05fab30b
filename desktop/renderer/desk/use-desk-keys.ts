import { useEffect } from 'react';
import { sectionOfKey, type Section } from './desk-place.ts';

/** The keys that work everywhere: Ctrl or Cmd with 1 to 4 for the sections, `/` or Ctrl+F for the search. */
export function useDeskKeys(onGo: (section: Section) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const command = event.ctrlKey || event.metaKey;
      const section = command && !event.altKey ? sectionOfKey(event.key) : undefined;
      if (section !== undefined) {
        onGo(section);
      } else if ((command && event.key === 'f') || (event.key === '/' && !isTyping(event))) {
        focusIn('.list-pane input[type="search"]');
      } else {
        return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onGo]);
}

/** Puts the focus on the list, as after Escape in the page beside it. */
export function focusList(): void {
  focusIn('.list-pane [role="grid"]');
}

function focusIn(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
