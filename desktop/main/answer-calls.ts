import type { WebContents } from 'electron';
import { popUpCommands } from './context-menu.ts';
import type { Desks } from './desks.ts';
import type { Endings } from './endings.ts';
import { tellWindow } from './ipc.ts';
import type { KeptPreferences } from './kept-preferences.ts';
import type { Log } from './log.ts';
import { runCommand } from './run-command.ts';
import type { Windows } from './windows.ts';
import { BrowserWindow } from 'electron';
import { localServer } from './environment.ts';
import type { Words } from '#desktop/words/english.ts';
import type { MainAnswerer } from '#desktop/ipc/main-calls.ts';

/** What the windows' calls are answered from. */
export interface AnswerContext {
  readonly windows: Windows;
  readonly desks: Desks;
  readonly preferences: KeptPreferences;
  readonly endings: Endings;
  readonly log: Log;
  readonly guide: string;
  readonly words: Words;
}

/** The main process's side of every call that a window can make of it. */
export function answerCalls({
  windows,
  desks,
  preferences,
  endings,
  log,
  guide,
  words,
}: AnswerContext): MainAnswerer<WebContents> {
  const done = (work: () => void) => (): null => {
    work();
    return null;
  };
  return {
    wantPort: (_nothing, contents) => {
      desks.connect(contents);
      return null;
    },
    networkBack: done(desks.wake),
    signIn: async ({ token }) => await desks.signIn(token),
    readWindow: (_nothing, contents) => ({
      desk: desks.current(),
      desks: desks.all(),
      local: localServer,
      place: windows.placeOf(contents),
      endings: endings.list(),
    }),
    keepPlace: ({ place }, contents) => {
      windows.keepPlace(contents, place);
      return null;
    },
    dismissEndings: done(endings.clear),
    reportError: ({ description }) => {
      log.error(`A page met an error that nobody expected. ${description}`);
      return null;
    },
    openDesk: async ({ id }) => await desks.open(id),
    openLocalDesk: async () => await desks.openLocal(),
    openSampleDesk: async () => await desks.openSample(),
    lookAtServer: async ({ address }) => await desks.lookAt(address),
    addDesk: async ({ server, credentials }) => await desks.add(server, credentials),
    countUnsent: async ({ id }) => await desks.countUnsent(id),
    forgetDesk: async ({ id, loseUnsent }) => await desks.forget(id, loseUnsent),
    runCommand: ({ id }, contents) => {
      const window = BrowserWindow.fromWebContents(contents) ?? undefined;
      runCommand({ windows, log, guide }, id, window);
      return null;
    },
    showContextMenu: (shown, contents) => {
      const window = BrowserWindow.fromWebContents(contents);
      if (window === null) return null;
      popUpCommands(window, shown, {
        words,
        bound: preferences.read().keyBindings,
        run: (id) => tellWindow(contents, { event: 'pointed', id }),
      });
      return null;
    },
    readPreferences: () => preferences.read(),
    setPreference: async ({ name, value }) => {
      await preferences.set(name, value);
      return preferences.read();
    },
  };
}
