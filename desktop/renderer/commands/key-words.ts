import { useCallback } from 'react';
import { usePreference } from '../preferences/use-preference.ts';
import { useBridge } from '../replica/replica-context.ts';
import { keysOf, type CommandId } from '#desktop/ipc/commands.ts';

const macSigns: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};
const signs: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  Cmd: 'Super',
};
const keySigns: Readonly<Record<string, string>> = {
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  Plus: '+',
  Escape: 'Esc',
};

/** Writes an accelerator as it stands on the keyboard: `Ctrl+K`, on a Mac `⌘K`. */
export function keyWords(accelerator: string, mac: boolean): string {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  const shown = keySigns[key] ?? key;
  return mac
    ? [...parts.map((part) => macSigns[part] ?? part), shown].join('')
    : [...parts.map((part) => signs[part] ?? part), shown].join('+');
}

/** Answers a function that writes the keys a command is bound to; null where it has none. */
export function useKeyWords(): (id: CommandId) => string | null {
  const [bound] = usePreference('keyBindings');
  const { platform } = useBridge();
  return useCallback(
    (id) => {
      const [keys] = keysOf(id, bound);
      return keys === undefined ? null : keyWords(keys, platform === 'darwin');
    },
    [bound, platform],
  );
}

/** What a button says when it is pointed at: its name, and its keys where it has some. */
export function titleOf(name: string, keys: string | null): string {
  return keys === null ? name : `${name} (${keys})`;
}
