import { ipcMain, type MessagePortMain, type WebContents, type WebFrameMain } from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { MenuCommand } from '#desktop/ipc/menu-commands.ts';
import type { SignInAnswer } from '#desktop/ipc/sign-in.ts';
import { windowChannels } from '#desktop/ipc/window-channels.ts';

/**
 * Calls back when a window of ours asks for a port to the replica. This file is the only place that listens to windows in
 * the main process; whatever does not come from the main frame of the app's own page is not heard.
 */
export function onWantPort(wanted: (contents: WebContents) => void): void {
  ipcMain.on(windowChannels.wantPort, ({ sender, senderFrame }) => {
    if (isOurs(sender, senderFrame)) wanted(sender);
  });
}

/** Calls back when a window sees that the machine has a network again. */
export function onNetworkBack(back: () => void): void {
  ipcMain.on(windowChannels.networkBack, ({ sender, senderFrame }) => {
    if (isOurs(sender, senderFrame)) back();
  });
}

/** Answers windows in which somebody signs in. What they send is not checked yet. */
export function onSignIn(signIn: (token: unknown) => Promise<SignInAnswer>): void {
  ipcMain.handle(windowChannels.signIn, async ({ sender, senderFrame }, token: unknown) => {
    if (!isOurs(sender, senderFrame)) throw new Error('Only the app’s own window signs in.');
    return await signIn(token);
  });
}

/** Hands a window its port to the replica. */
export function sendPort(contents: WebContents, port: MessagePortMain): void {
  contents.postMessage(windowChannels.port, null, [port]);
}

/** Tells a window what was chosen in the menu. */
export function sendCommand(contents: WebContents, command: MenuCommand): void {
  contents.send(windowChannels.menu, command);
}

function isOurs(sender: WebContents, frame: WebFrameMain | null): boolean {
  if (frame === null || frame !== sender.mainFrame) return false;
  return frame.url.startsWith(`${appOrigin}/`);
}
