import { z } from 'zod';
import { commandIdSchema, type CommandId } from './commands.ts';

/** What can be pointed at, with the commands that may apply there, in parts; those that do are shown. */
export const contextMenus = {
  /** A row of a list. */
  row: [
    ['openRecord', 'showHistory'],
    ['selectRow', 'selectAll', 'editSelected'],
    ['filterList', 'displayList'],
  ],
  /** The name of a record that another one refers to. */
  name: [['openRecord', 'showHistory']],
  /** The text of an article, its quotes and what is suggested for it. */
  reading: [
    ['makeQuote', 'addToQuote', 'correctWords'],
    ['acceptSuggestion', 'adjustSuggestion', 'rejectSuggestion', 'acceptSuggestions'],
    ['verifyAndGoOn', 'verifyQuote', 'sendToReview', 'disputeQuote'],
    ['showHistory'],
    ['previousQuote', 'nextQuote'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly CommandId[])[]>>;

/** One of `contextMenus`. */
export type ContextMenuName = keyof typeof contextMenus;

const menuNames = Object.keys(contextMenus) as readonly ContextMenuName[];

/** Parses the name of a menu, as an element has it in `data-menu`. */
export const contextMenuNameSchema = z.enum(menuNames);

/** A menu that is to be shown: the commands that apply, and where in the page. */
export const shownMenuSchema = z.strictObject({
  parts: z.array(z.array(commandIdSchema).min(1).max(20)).max(10),
  /** CSS pixels from the left and the top of the page. */
  x: z.number().min(0).max(100_000),
  y: z.number().min(0).max(100_000),
  /** Whether there is selected text to copy. */
  canCopy: z.boolean(),
});
/** See `shownMenuSchema`. */
export type ShownMenu = z.output<typeof shownMenuSchema>;
