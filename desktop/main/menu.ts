import { Menu, type MenuItemConstructorOptions } from 'electron';
import { keysOf, type CommandId, type KeyBindings } from '#desktop/ipc/commands.ts';
import type { Words } from '#desktop/words/english.ts';

/** What the menu is made of. */
export interface MenuOptions {
  readonly words: Words;
  readonly bound: KeyBindings;
  readonly run: (command: CommandId) => void;
}

type Entry = MenuItemConstructorOptions;

const line: Entry = { type: 'separator' };

/** Sets the menu: the system's own entries where it has one, and the app's commands with the keys they are bound to. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options, process.platform)));
}

/** An entry of a menu that runs a command, with its keys as they are bound. */
export function commandEntry({ words, bound, run }: MenuOptions, command: CommandId): Entry {
  const [accelerator] = keysOf(command, bound);
  return {
    id: command,
    label: words.commands[command],
    ...(accelerator === undefined ? {} : { accelerator }),
    // The window hears the keys itself, and only it knows whether somebody is typing.
    registerAccelerator: false,
    click: () => run(command),
  };
}

/** What the menu holds, in the order of the bar. */
export function menuTemplate(options: MenuOptions, platform: string): Entry[] {
  const { words } = options;
  const mac = platform === 'darwin';
  const entry = (command: CommandId): Entry => commandEntry(options, command);
  const submenu = (label: string, ...entries: readonly (CommandId | Entry)[]): Entry => ({
    label,
    submenu: entries.map((each) => (typeof each === 'string' ? entry(each) : each)),
  });
  const { menu } = words;
  const appMenu: Entry = {
    role: 'appMenu',
    submenu: [
      entry('showAbout'),
      line,
      entry('openSettings'),
      line,
      { role: 'services' },
      line,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      line,
      { role: 'quit' },
    ],
  };
  const go: readonly CommandId[] = [
    'goToReview',
    'goToArticles',
    'goToQuotes',
    'goToActors',
    'goToTopics',
    'goToWaiting',
    'goToConflicts',
  ];
  return [
    ...(mac ? [appMenu] : []),
    submenu(
      menu.file,
      'newArticle',
      'newActor',
      'newTopic',
      line,
      'import',
      line,
      'newWindow',
      'closeWindow',
      ...(mac ? [] : [line, 'openSettings' as const, { role: 'quit' } as const]),
    ),
    submenu(
      menu.edit,
      // Not the system's own, which know only the text field that is typed in: the window asks the field first.
      'undo',
      'redo',
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      line,
      { role: 'selectAll' },
      line,
      'search',
    ),
    submenu(
      menu.view,
      'toggleSidebar',
      line,
      'largerText',
      'smallerText',
      'usualText',
      line,
      'themeSystem',
      'themeLight',
      'themeDark',
      line,
      'toggleFullScreen',
      { role: 'toggleDevTools' },
    ),
    submenu(
      menu.go,
      'openPalette',
      'quickOpen',
      line,
      'goBack',
      'goForward',
      'showHistory',
      line,
      ...go,
    ),
    mac
      ? { role: 'windowMenu' }
      : submenu(menu.window, { role: 'minimize' }, 'newWindow', 'openDesks'),
    submenu(
      menu.help,
      'showGuide',
      'openShortcuts',
      'showLog',
      ...(mac ? [] : ['showAbout' as const]),
    ),
  ];
}
