import { app, shell, type BrowserWindow } from 'electron';
import type { Log } from './log.ts';
import type { Windows } from './windows.ts';
import { tellWindow } from './ipc.ts';
import { commandOf, type CommandId } from '#desktop/ipc/commands.ts';

/** What commands of the app as a whole depend on. */
export interface CommandContext {
  readonly windows: Windows;
  readonly log: Log;
  /** Where the guide is read. */
  readonly guide: string;
}

/** Runs a command: the app's own here, any other in the window in front. */
export function runCommand(
  { windows, log, guide }: CommandContext,
  id: CommandId,
  window: BrowserWindow | undefined = windows.front(),
): void {
  if (commandOf(id).byApp !== true) {
    if (window !== undefined) tellWindow(window.webContents, { event: 'command', id });
    return;
  }
  switch (id) {
    case 'newWindow':
      windows.openAnother();
      return;
    case 'closeWindow':
      window?.close();
      return;
    case 'toggleFullScreen':
      window?.setFullScreen(!window.isFullScreen());
      return;
    case 'showLog':
      // The folder with the file marked in it: from there it is read, or put into a letter.
      shell.showItemInFolder(log.path);
      return;
    case 'showGuide':
      void shell.openPath(guide).then((problem) => {
        if (problem !== '') log.warn('The guide could not be opened.');
      });
      return;
    case 'showAbout':
      app.showAboutPanel();
      return;
    default:
      throw new Error(`Nobody runs ${id}.`);
  }
}
