import type { CommandRegistry } from './command-registry.ts';
import { isPressed } from '#desktop/ipc/accelerator.ts';
import {
  commandIds,
  commandOf,
  keysOf,
  type CommandId,
  type KeyBindings,
} from '#desktop/ipc/commands.ts';
import type { MainEvent } from '#desktop/ipc/main-calls.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

/** Runs commands from their keys and from the menu. It is the page's only listener to keys as a whole. Answers a function that stops it. */
export function hearCommands(
  registry: CommandRegistry,
  bridge: VerbatimBridge,
  bound: () => KeyBindings,
): () => void {
  const mac = bridge.platform === 'darwin';
  const onKey = (event: KeyboardEvent): void => {
    // Whoever is nearer has used the key, or it makes a character.
    if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
    const target = event.target instanceof Element ? event.target : null;
    const pressed = (id: CommandId): boolean =>
      keysOf(id, bound()).some((keys) => isHeard(id, keys, event, mac));
    const id = commandIds.find((each) => pressed(each) && registry.isOffered(each, target));
    if (id === undefined) return;
    event.preventDefault();
    // A key held down would take back a day's work.
    if (!event.repeat || commandOf(id).repeats === true) registry.run(id, target);
  };
  document.addEventListener('keydown', onKey);
  const stop = bridge.onMainEvent((told: MainEvent) => {
    if (told.event === 'command') registry.run(told.id);
  });
  return () => {
    document.removeEventListener('keydown', onKey);
    stop();
  };
}

function isHeard(id: CommandId, keys: string, event: KeyboardEvent, mac: boolean): boolean {
  if (!isPressed(keys, event, mac)) return false;
  if (!isTextField(event.target)) return true;
  const { ctrlKey, metaKey, altKey, key } = event;
  const isCharacter = !ctrlKey && !metaKey && !altKey && key.length === 1;
  return commandOf(id).whileTyping && !isCharacter;
}

const notText = ['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'color', 'file'];

/** Whether an element takes text, and has an undo of its own. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !notText.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}
