import type { CommandRegistry } from '../commands/command-registry.ts';
import { isTextField } from '../commands/hear-commands.ts';
import { contextMenuNameSchema, contextMenus } from '#desktop/ipc/context-menus.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

/**
 * Shows a menu of the commands that apply where somebody presses the right button, Shift+F10 or the menu key, and runs the
 * chosen one as seen from there. A part of the page says by `data-menu` which menu is its own; elsewhere, and in text
 * fields, the main process shows what can be done with text. Answers a function that stops it.
 */
export function hearContextMenu(registry: CommandRegistry, bridge: VerbatimBridge): () => void {
  let target: Element | null = null;
  const onMenu = (event: MouseEvent): void => {
    const element = event.target instanceof Element ? event.target : null;
    const name = element?.closest('[data-menu]')?.getAttribute('data-menu');
    const menu = contextMenuNameSchema.safeParse(name);
    if (element === null || !menu.success || isTextField(element)) return;
    event.preventDefault();
    // Read now: opening what is pointed at draws it anew.
    const { x, y } = placeOf(event, element);
    const canCopy = document.getSelection()?.isCollapsed === false;
    void drawn().then(() => {
      target = element;
      const parts = contextMenus[menu.data]
        .map((part) => part.filter((id) => registry.isOffered(id, element)))
        .filter((part) => part.length > 0);
      if (parts.length > 0 || canCopy) void bridge.main.showContextMenu({ parts, x, y, canCopy });
    });
  };
  document.addEventListener('contextmenu', onMenu);
  const stop = bridge.onMainEvent((told) => {
    if (told.event === 'pointed') registry.run(told.id, target);
  });
  return () => {
    document.removeEventListener('contextmenu', onMenu);
    stop();
  };
}

// From a key it is shown at what the key is about: the active row, the open mark, or else what has the focus.
function placeOf(event: MouseEvent, element: Element): { readonly x: number; readonly y: number } {
  // On a Mac the left button does it with Ctrl.
  const byPointer = event.button === 2 || event.ctrlKey;
  if (byPointer) return { x: Math.max(0, event.clientX), y: Math.max(0, event.clientY) };
  const active = element.getAttribute('aria-activedescendant');
  const row = active === null ? null : document.getElementById(active);
  const { left, bottom } = (
    row ??
    element.querySelector('mark[data-open]') ??
    element
  ).getBoundingClientRect();
  return { x: Math.max(0, left), y: Math.min(Math.max(0, bottom), window.innerHeight) };
}

// What opens by being pointed at offers its commands once it is drawn and its effects have run.
function drawn(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
  });
}
