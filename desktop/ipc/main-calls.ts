import { z } from 'zod';
import { call, type AnswererOf, type CallerOf } from './call-map.ts';
import { commandIdSchema, type CommandId } from './commands.ts';
import { shownMenuSchema } from './context-menus.ts';
import {
  credentialsSchema,
  type DeskAnswer,
  type ServerAnswer,
  type WindowStart,
} from './desks.ts';
import { preferenceNameSchema, type Preferences } from './preferences.ts';
import type { SignInAnswer } from './sign-in.ts';

const nothing = z.strictObject({});

/** Every call that a window can make of the main process. Each argument is parsed there, and the sender looked at. */
export const mainCalls = {
  /** Asks for a port to the replica; it comes as a message of its own. */
  wantPort: call(nothing)<null>(),
  /** The machine has a network again. */
  networkBack: call(nothing)<null>(),
  /** Signs in with a token, which is kept for this server if the server takes it. */
  signIn: call(z.strictObject({ token: z.string().max(2000) }))<SignInAnswer>(),
  /** What the window shows first. */
  readWindow: call(nothing)<WindowStart>(),
  /** Remembers where the window is on the desk. */
  keepPlace: call(z.strictObject({ place: z.record(z.string(), z.unknown()) }))<null>(),
  /** Says that somebody has seen that the app ended unexpectedly. */
  dismissEndings: call(nothing)<null>(),
  /** An error that the page did not expect: for the log. `description` is of `describeError`. */
  reportError: call(z.strictObject({ description: z.string().max(2000) }))<null>(),
  /** Opens another desk of this machine in all windows. */
  openDesk: call(z.strictObject({ id: z.string() }))<DeskAnswer>(),
  /** Opens the desk of the server on this machine. */
  openLocalDesk: call(nothing)<DeskAnswer>(),
  /** Opens a desk without a server, with sample articles to try everything on. */
  openSampleDesk: call(nothing)<DeskAnswer>(),
  /** Looks which server answers at an address. */
  lookAtServer: call(z.strictObject({ address: z.string().max(2000) }))<ServerAnswer>(),
  /** Signs in at a server and opens its desk. */
  addDesk: call(
    z.strictObject({ server: z.string().max(2000), credentials: credentialsSchema }),
  )<DeskAnswer>(),
  /** How many edits of a desk were never sent, conflicts included; null when its file cannot be read. */
  countUnsent: call(z.strictObject({ id: z.string() }))<number | null>(),
  /** Removes a desk's copy from this machine; its unsent edits are lost only where `loseUnsent` says so. */
  forgetDesk: call(z.strictObject({ id: z.string(), loseUnsent: z.boolean() }))<DeskAnswer>(),
  /** Runs a command of the app as a whole. */
  runCommand: call(z.strictObject({ id: commandIdSchema }))<null>(),
  /** Shows a menu of commands; which of them is chosen comes as an event. */
  showContextMenu: call(shownMenuSchema)<null>(),
  readPreferences: call(nothing)<Preferences>(),
  /** Sets a preference for all windows and keeps it; answers all as they are then. Throws when the value is none of its kind. */
  setPreference: call(
    z.strictObject({ name: preferenceNameSchema, value: z.unknown() }),
  )<Preferences>(),
} as const;

/** The main process as a window calls it. */
export type MainCaller = CallerOf<typeof mainCalls>;
/** The main process as it answers the window that `from` is. */
export type MainAnswerer<From> = {
  readonly [Name in keyof AnswererOf<typeof mainCalls>]: (
    argument: Parameters<AnswererOf<typeof mainCalls>[Name]>[0],
    from: From,
  ) => ReturnType<AnswererOf<typeof mainCalls>[Name]>;
};

/** What the main process tells windows unasked. */
export type MainEvent =
  /** A command was chosen in the menu. */
  | { readonly event: 'command'; readonly id: CommandId }
  /** A command was chosen for what somebody pointed at. */
  | { readonly event: 'pointed'; readonly id: CommandId }
  | { readonly event: 'preferences'; readonly preferences: Preferences };
