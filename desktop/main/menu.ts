import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#desktop/ipc/menu-commands.ts';

/** Sets the menu: the system's own entries where it has one, and the desk's, which `chosen` is told. */
export function setMenu(chosen: (command: MenuCommand) => void): void {
  const mac = process.platform === 'darwin';
  const entry = (
    command: MenuCommand,
    label: string,
    accelerator: string,
  ): MenuItemConstructorOptions => ({
    id: command,
    label,
    accelerator,
    click: () => chosen(command),
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      { role: 'fileMenu' },
      {
        label: '&Edit',
        submenu: [
          // Not the system's own, which know only the text field that is typed in: the window asks the field first.
          entry('undo', '&Undo', 'CommandOrControl+Z'),
          entry('redo', '&Redo', 'Shift+CommandOrControl+Z'),
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
