/** Gives the focus to a field that was asked for, as a ref of it. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus();
}
