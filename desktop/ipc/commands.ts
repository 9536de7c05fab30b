import { z } from 'zod';

/** What the app knows of a command before anybody offers to run it. */
export interface Command {
  /** The heading it stands under; `words.commandGroups` names it. */
  readonly group: CommandGroup;
  /** The keys it has until somebody binds others, as an Electron accelerator; null for none. */
  readonly keys: string | null;
  /** Further keys, which stay while no other command is bound to them. */
  readonly also?: string;
  /** Whether its keys work while somebody types in a text field. */
  readonly whileTyping: boolean;
  /** Whether it runs again and again while its keys are held down. */
  readonly repeats?: true;
  /** The main process runs it, with or without a window. */
  readonly byApp?: true;
}

/** The headings that commands stand under, in their order. */
export const commandGroups = [
  'go',
  'edit',
  'list',
  'article',
  'quote',
  'suggestion',
  'view',
  'window',
  'help',
] as const;
/** One of `commandGroups`. */
export type CommandGroup = (typeof commandGroups)[number];

const anywhere = { whileTyping: true } as const;
const byApp = { whileTyping: true, byApp: true } as const;
// Keys without Ctrl, Cmd or Alt have to be left to whoever types.
const notTyping = { whileTyping: false } as const;

/** Every command of the app. `words.commands` names each; a component offers one with `useCommand`. */
export const commands = {
  openPalette: { group: 'go', keys: 'CmdOrCtrl+K', ...anywhere },
  quickOpen: { group: 'go', keys: 'CmdOrCtrl+P', ...anywhere },
  goBack: { group: 'go', keys: 'Alt+Left', ...anywhere },
  goForward: { group: 'go', keys: 'Alt+Right', ...anywhere },
  goToReview: { group: 'go', keys: 'CmdOrCtrl+0', ...anywhere },
  goToArticles: { group: 'go', keys: 'CmdOrCtrl+1', ...anywhere },
  goToQuotes: { group: 'go', keys: 'CmdOrCtrl+2', ...anywhere },
  goToActors: { group: 'go', keys: 'CmdOrCtrl+3', ...anywhere },
  goToTopics: { group: 'go', keys: 'CmdOrCtrl+4', ...anywhere },
  goToWaiting: { group: 'go', keys: 'CmdOrCtrl+5', ...anywhere },
  goToConflicts: { group: 'go', keys: 'CmdOrCtrl+6', ...anywhere },
  search: { group: 'go', keys: '/', also: 'CmdOrCtrl+F', ...anywhere },
  openRecord: { group: 'go', keys: null, ...anywhere },
  showHistory: { group: 'go', keys: 'CmdOrCtrl+Shift+H', ...anywhere },
  undo: { group: 'edit', keys: 'CmdOrCtrl+Z', ...notTyping },
  redo: { group: 'edit', keys: 'CmdOrCtrl+Shift+Z', also: 'Ctrl+Y', ...notTyping },
  done: { group: 'edit', keys: 'CmdOrCtrl+Enter', ...anywhere },
  filterList: { group: 'list', keys: 'F', ...notTyping },
  displayList: { group: 'list', keys: 'D', ...notTyping },
  selectRow: { group: 'list', keys: 'X', ...notTyping },
  editSelected: { group: 'list', keys: 'E', ...notTyping },
  selectAll: { group: 'list', keys: 'CmdOrCtrl+A', ...notTyping },
  goToText: { group: 'article', keys: 'T', ...notTyping },
  nextQuote: { group: 'article', keys: 'J', also: 'Alt+PageDown', ...anywhere, repeats: true },
  previousQuote: { group: 'article', keys: 'K', also: 'Alt+PageUp', ...anywhere, repeats: true },
  nextToReview: { group: 'article', keys: 'U', ...notTyping },
  previousToReview: { group: 'article', keys: 'Shift+U', ...notTyping },
  nextLost: { group: 'article', keys: 'L', ...notTyping },
  previousLost: { group: 'article', keys: 'Shift+L', ...notTyping },
  makeQuote: { group: 'article', keys: 'Q', ...notTyping },
  addToQuote: { group: 'article', keys: 'A', ...notTyping },
  correctWords: { group: 'article', keys: 'C', ...notTyping },
  extendByWord: { group: 'article', keys: 'Shift+Alt+Right', ...notTyping, repeats: true },
  shrinkByWord: { group: 'article', keys: 'Shift+Alt+Left', ...notTyping, repeats: true },
  extendBySentence: { group: 'article', keys: 'Shift+Alt+Down', ...notTyping, repeats: true },
  shrinkBySentence: { group: 'article', keys: 'Shift+Alt+Up', ...notTyping, repeats: true },
  extendStartByWord: { group: 'article', keys: 'Ctrl+Shift+Alt+Left', ...notTyping, repeats: true },
  shrinkStartByWord: {
    group: 'article',
    keys: 'Ctrl+Shift+Alt+Right',
    ...notTyping,
    repeats: true,
  },
  extendStartBySentence: {
    group: 'article',
    keys: 'Ctrl+Shift+Alt+Up',
    ...notTyping,
    repeats: true,
  },
  shrinkStartBySentence: {
    group: 'article',
    keys: 'Ctrl+Shift+Alt+Down',
    ...notTyping,
    repeats: true,
  },
  verifyAndGoOn: { group: 'quote', keys: 'CmdOrCtrl+Enter', ...anywhere },
  verifyQuote: { group: 'quote', keys: 'V', ...notTyping },
  sendToReview: { group: 'quote', keys: 'I', ...notTyping },
  disputeQuote: { group: 'quote', keys: 'Shift+V', ...notTyping },
  acceptSuggestion: { group: 'suggestion', keys: 'Y', ...notTyping },
  adjustSuggestion: { group: 'suggestion', keys: 'Shift+A', ...notTyping },
  rejectSuggestion: { group: 'suggestion', keys: 'R', ...notTyping },
  acceptSuggestions: { group: 'suggestion', keys: 'Shift+Y', ...notTyping },
  newArticle: { group: 'edit', keys: null, ...anywhere },
  newActor: { group: 'edit', keys: null, ...anywhere },
  newTopic: { group: 'edit', keys: null, ...anywhere },
  import: { group: 'edit', keys: 'CmdOrCtrl+O', ...anywhere },
  nextPane: { group: 'view', keys: 'F6', ...anywhere },
  previousPane: { group: 'view', keys: 'Shift+F6', ...anywhere },
  toggleSidebar: { group: 'view', keys: 'CmdOrCtrl+B', ...anywhere },
  themeSystem: { group: 'view', keys: null, ...anywhere },
  themeLight: { group: 'view', keys: null, ...anywhere },
  themeDark: { group: 'view', keys: null, ...anywhere },
  largerText: { group: 'view', keys: 'CmdOrCtrl+Plus', also: 'CmdOrCtrl+=', ...anywhere },
  smallerText: { group: 'view', keys: 'CmdOrCtrl+-', ...anywhere },
  usualText: { group: 'view', keys: null, ...anywhere },
  toggleFullScreen: { group: 'view', keys: 'F11', ...byApp },
  newWindow: { group: 'window', keys: 'CmdOrCtrl+Shift+N', ...byApp },
  closeWindow: { group: 'window', keys: 'CmdOrCtrl+W', ...byApp },
  openSettings: { group: 'window', keys: 'CmdOrCtrl+,', ...anywhere },
  openDesks: { group: 'window', keys: null, ...anywhere },
  openShortcuts: { group: 'help', keys: 'CmdOrCtrl+?', ...anywhere },
  showGuide: { group: 'help', keys: 'F1', ...byApp },
  showLog: { group: 'help', keys: null, ...byApp },
  showAbout: { group: 'help', keys: null, ...byApp },
} as const satisfies Readonly<Record<string, Command>>;

/** The name of a command. */
export type CommandId = keyof typeof commands;

/** Every command's name, in the order of the list. */
export const commandIds = Object.keys(commands) as readonly CommandId[];

/** Parses a command's name. */
export const commandIdSchema = z.enum(commandIds);

/** The commands that the main process runs. */
export const appCommandIds = commandIds.filter((id) => commandOf(id).byApp === true);

/** What is known of a command. */
export function commandOf(id: CommandId): Command {
  return commands[id];
}

/** The keys that an editor gave to commands, as accelerators; null where a command shall have none. */
export type KeyBindings = Readonly<Partial<Record<CommandId, string | null>>>;

/** The keys of a command as it is bound now, the first of them to be shown; empty for none. */
export function keysOf(id: CommandId, bound: KeyBindings): readonly string[] {
  const { keys, also } = commandOf(id);
  const own = bound[id];
  if (own !== undefined) return own === null ? [] : [own];
  const given = [keys, also].filter((key) => typeof key === 'string');
  return given.filter((key) => !isTaken(key, id, bound));
}

function isTaken(key: string, id: CommandId, bound: KeyBindings): boolean {
  return commandIds.some((other) => other !== id && bound[other] === key);
}
