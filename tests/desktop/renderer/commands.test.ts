import { describe, expect, test } from 'vitest';
import { isPressed, type PressedKeys } from '#desktop/ipc/accelerator.ts';
import { commandIds, keysOf } from '#desktop/ipc/commands.ts';
import { english } from '#desktop/words/english.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const pressed = (key: string, code: string, more: Partial<PressedKeys> = {}): PressedKeys => ({
  ...none,
  key,
  code,
  ...more,
});

describe('keys', () => {
  test('the one accelerator is Ctrl here and Cmd on a Mac', () => {
    const ctrl = pressed('k', 'KeyK', { ctrlKey: true });
    const cmd = pressed('k', 'KeyK', { metaKey: true });
    expect(isPressed('CmdOrCtrl+K', ctrl, false)).toBe(true);
    expect(isPressed('CmdOrCtrl+K', cmd, false)).toBe(false);
    expect(isPressed('CmdOrCtrl+K', cmd, true)).toBe(true);
    expect(isPressed('CmdOrCtrl+K', ctrl, true)).toBe(false);
  });

  test('Shift counts for letters, and not for signs that stand behind it on some keyboards', () => {
    const shifted = pressed('Z', 'KeyZ', { ctrlKey: true, shiftKey: true });
    expect(isPressed('CmdOrCtrl+Z', shifted, false)).toBe(false);
    expect(isPressed('CmdOrCtrl+Shift+Z', shifted, false)).toBe(true);
    expect(isPressed('/', pressed('/', 'Digit7', { shiftKey: true }), false)).toBe(true);
  });

  test('a Cyrillic keyboard and digits behind Shift reach shortcuts by the place of the key', () => {
    expect(isPressed('CmdOrCtrl+K', pressed('л', 'KeyK', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed('CmdOrCtrl+1', pressed('&', 'Digit1', { ctrlKey: true }), false)).toBe(true);
    // Typed alone it is a letter, and nobody's shortcut.
    expect(isPressed('Q', pressed('й', 'KeyQ'), false)).toBe(false);
  });
});

describe('bindings', () => {
  test('bound keys replace a command’s own, and null takes them away', () => {
    expect(keysOf('search', {})).toEqual(['/', 'CmdOrCtrl+F']);
    expect(keysOf('search', { search: 'CmdOrCtrl+L' })).toEqual(['CmdOrCtrl+L']);
    expect(keysOf('search', { search: null })).toEqual([]);
  });

  test('keys that another command was given by hand are no longer a command’s own', () => {
    expect(keysOf('search', { goToArticles: '/' })).toEqual(['CmdOrCtrl+F']);
  });

  test('no two commands begin with the same keys, and each has a name', () => {
    // Finishing a form and verifying the open quote, which is no such form, are one gesture.
    const others = commandIds.filter((id) => id !== 'verifyAndGoOn');
    const keys = others.flatMap((id) => keysOf(id, {}));
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(english.commands).sort()).toEqual([...commandIds].sort());
  });
});
