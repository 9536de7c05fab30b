/** Puts the focus on the list, as after Escape in the page beside it. */
export function focusList(): void {
  focusIn('.list-pane [role="grid"]');
}

/** Puts the focus on the list's search, with what is there selected. */
export function focusSearch(): void {
  focusIn('.list-pane input[type="search"]');
}

function focusIn(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}
