import { Menu, type MenuItemConstructorOptions } from 'electron';
import { keysOf, type CommandId, type KeyBindings } from '#desktop/ipc/commands.ts';
import type { Words } from '#desktop/words/english.ts';

/** What the menu is made of. */
export interface MenuOptions {
  readonly words: Words;
  readonly bound: KeyBindings;
  readonly run: (command: CommandId) => void;
}

/** Sets the menu: the system's own entries where it has one, and the app's commands with the keys they are bound to. */
export function setMenu({ words, bound, run }: MenuOptions): void {
  const mac = process.platform === 'darwin';
  const entry = (command: CommandId): MenuItemConstructorOptions => {
    const [accelerator] = keysOf(command, bound);
    return {
      id: command,
      label: words.commands[command],
      ...(accelerator === undefined ? {} : { accelerator }),
      // The window hears the keys itself, and only it knows whether somebody is typing.
      registerAccelerator: false,
      click: () => run(command),
    };
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { role: 'fileMenu' },
      {
        label: '&Edit',
        submenu: [
          // Not the system's own, which know only the text field that is typed in: the window asks the field first.
          entry('undo'),
          entry('redo'),
          { type: 'separator' },
          { role: 'cut' },
          { role: 'copy' },
          { role: 'paste' },
          { role: 'delete' },
          { type: 'separator' },
          { role: 'selectAll' },
        ],
      },
      {
        label: '&View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
          { role: 'toggleDevTools' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}
