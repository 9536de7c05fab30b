import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { contextMenus } from '#desktop/ipc/context-menus.ts';
import { commandsTemplate, textTemplate } from '#desktop/main/context-menu.ts';
import { english } from '#desktop/words/english.ts';

vi.mock('electron', () => ({ Menu: {} }));

const text = {
  isEditable: true,
  misspelledWord: '',
  dictionarySuggestions: [],
  selectionText: '',
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: false,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  },
};

const choose = (entry: MenuItemConstructorOptions | undefined): void => {
  if (entry?.click === undefined) throw new Error('There is nothing to choose.');
  Reflect.apply(entry.click, undefined, []);
};

test('the commands that apply are shown in parts with the keys they are bound to, and one runs when it is chosen', () => {
  const ran: string[] = [];
  const entries = commandsTemplate(
    { parts: [['openRecord', 'showHistory'], ['selectRow']], x: 0, y: 0, canCopy: true },
    {
      words: english,
      bound: { selectRow: 'CmdOrCtrl+J' },
      run: (id) => ran.push(id),
    },
  );
  expect(
    entries.map(({ role, label, accelerator, type }) => role ?? type ?? [label, accelerator]),
  ).toEqual([
    'copy',
    'separator',
    ['Open the record', undefined],
    ['Show the history', 'CmdOrCtrl+Shift+H'],
    'separator',
    ['Select the row, or leave it out', 'CmdOrCtrl+J'],
  ]);
  choose(entries[3]);
  expect(ran).toEqual(['showHistory']);
});

test('no command stands twice in a menu', () => {
  for (const parts of Object.values(contextMenus)) {
    const ids = parts.flat();
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('a misspelt word in a text field is replaced or learnt, and without suggestions that is said', () => {
  const did: string[] = [];
  const act = {
    replace: (word: string) => did.push(`replace ${word}`),
    learn: (word: string) => did.push(`learn ${word}`),
  };
  const misspelt = { ...text, misspelledWord: 'quots' };
  const entries = textTemplate(
    { ...misspelt, dictionarySuggestions: ['quotes', 'quota', 'a', 'b', 'c', 'd', 'e'] },
    english,
    act,
  );
  expect(entries.slice(0, 8).map(({ label, type }) => label ?? type)).toEqual([
    'quotes',
    'quota',
    'a',
    'b',
    'c',
    'separator',
    'Add “quots” to the dictionary',
    'separator',
  ]);
  choose(entries[0]);
  choose(entries[6]);
  expect(did).toEqual(['replace quotes', 'learn quots']);
  const [none] = textTemplate(misspelt, english, act);
  expect(none).toMatchObject({ label: 'No spelling is suggested', enabled: false });
});

test('a text field cuts, copies and pastes what it can; other text is copied; elsewhere there is no menu', () => {
  const act = { replace: () => {}, learn: () => {} };
  expect(textTemplate(text, english, act)).toEqual([
    { role: 'cut', enabled: true },
    { role: 'copy', enabled: true },
    { role: 'paste', enabled: false },
    { type: 'separator' },
    { role: 'selectAll', enabled: true },
  ]);
  const page = { ...text, isEditable: false };
  expect(textTemplate({ ...page, selectionText: 'words' }, english, act)).toEqual([
    { role: 'copy' },
  ]);
  expect(textTemplate(page, english, act)).toEqual([]);
});
