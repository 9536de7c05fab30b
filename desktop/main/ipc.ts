import { ipcMain, type MessagePortMain, type WebContents, type WebFrameMain } from 'electron';
import { appOrigin } from './app-protocol.ts';
import type { Log } from './log.ts';
import { mainCalls, type MainAnswerer, type MainEvent } from '#desktop/ipc/main-calls.ts';
import { windowChannels } from '#desktop/ipc/window-channels.ts';

/**
 * Answers the windows' calls, once there is who answers. This file is the only place that listens to windows in the main process; whatever does not
 * come from the main frame of the app's own page is not heard, and no argument is passed on before it is parsed.
 */
export function answerWindows(answering: Promise<MainAnswerer<WebContents>>, log: Log): void {
  ipcMain.handle(
    windowChannels.call,
    async ({ sender, senderFrame }, name: unknown, argument: unknown) => {
      if (!isOurs(sender, senderFrame)) {
        log.warn('A page that is not the app’s own made a call, and was not answered.');
        throw new Error('Only the app’s own page is answered.');
      }
      if (!isCall(name)) throw new Error(`The app has no call named ${String(name)}.`);
      const parsed: unknown = mainCalls[name].argument.parse(argument);
      const answerer = await answering;
      // Each answer takes what its own schema gives; the name ties the two together again.
      const answer = answerer[name] as (argument: unknown, from: WebContents) => unknown;
      return await answer(parsed, sender);
    },
  );
}

/** Hands a window its port to the replica. */
export function sendPort(contents: WebContents, port: MessagePortMain): void {
  contents.postMessage(windowChannels.port, null, [port]);
}

/** Tells a window something. */
export function tellWindow(contents: WebContents, event: MainEvent): void {
  contents.send(windowChannels.event, event);
}

function isCall(name: unknown): name is keyof typeof mainCalls {
  return typeof name === 'string' && Object.hasOwn(mainCalls, name);
}

function isOurs(sender: WebContents, frame: WebFrameMain | null): boolean {
  if (frame === null || frame !== sender.mainFrame) return false;
  return frame.url.startsWith(`${appOrigin}/`);
}
