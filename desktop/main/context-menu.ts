import {
  Menu,
  type BrowserWindow,
  type ContextMenuParams,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';
import { commandEntry, type MenuOptions } from './menu.ts';
import type { ShownMenu } from '#desktop/ipc/context-menus.ts';
import type { Words } from '#desktop/words/english.ts';

type Entry = MenuItemConstructorOptions;

const line: Entry = { type: 'separator' };

// More than these nobody reads.
const mostSuggestions = 5;

/** Shows the commands that apply where somebody points at, with their keys. */
export function popUpCommands(window: BrowserWindow, shown: ShownMenu, options: MenuOptions): void {
  const template = commandsTemplate(shown, options);
  // What the page measures is enlarged with its text.
  const zoom = window.webContents.getZoomFactor();
  const [x, y] = [Math.round(shown.x * zoom), Math.round(shown.y * zoom)];
  Menu.buildFromTemplate(template).popup({ window, x, y });
}

/** What such a menu holds. */
export function commandsTemplate({ parts, canCopy }: ShownMenu, options: MenuOptions): Entry[] {
  const copying: Entry[] = canCopy ? [{ role: 'copy' }] : [];
  return inParts([copying, ...parts.map((part) => part.map((id) => commandEntry(options, id)))]);
}

/** Shows what can be done with the text under the pointer wherever the page has no menu of its own: spelling, cut, copy, paste. */
export function offerTextMenu(contents: WebContents, words: Words): void {
  contents.on('context-menu', (_event, params) => {
    const template = textTemplate(params, words, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}

/** What the menu of a text holds; nothing where nothing can be done. */
export function textTemplate(
  {
    isEditable,
    misspelledWord,
    dictionarySuggestions,
    selectionText,
    editFlags,
  }: Pick<
    ContextMenuParams,
    'isEditable' | 'misspelledWord' | 'dictionarySuggestions' | 'selectionText' | 'editFlags'
  >,
  { menu }: Words,
  act: { readonly replace: (word: string) => void; readonly learn: (word: string) => void },
): Entry[] {
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
  const suggested = dictionarySuggestions
    .slice(0, mostSuggestions)
    .map((word): Entry => ({ label: word, click: () => act.replace(word) }));
  const spelling: Entry[] =
    misspelledWord === ''
      ? []
      : [
          ...(suggested.length > 0 ? suggested : [{ label: menu.noSpelling, enabled: false }]),
          line,
          { label: menu.learnWord(misspelledWord), click: () => act.learn(misspelledWord) },
        ];
  return inParts([
    spelling,
    [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
    ],
    [{ role: 'selectAll', enabled: editFlags.canSelectAll }],
  ]);
}

function inParts(parts: readonly (readonly Entry[])[]): Entry[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [line, ...part]));
}
