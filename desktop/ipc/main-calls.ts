import { z } from 'zod';
import { call, type AnswererOf, type CallerOf } from './call-map.ts';
import type { CommandId } from './commands.ts';
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
  | { readonly event: 'preferences'; readonly preferences: Preferences };
