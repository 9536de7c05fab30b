import { z } from 'zod';
import { commandIdSchema } from './commands.ts';
import { firstLayouts, listLayoutsSchema, savedViewSchema, type SavedView } from './list-views.ts';

/** What a preference may be, and what it is until somebody chooses. */
interface Preference<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly initial: z.output<Schema>;
}

const preference = <Schema extends z.ZodType>(
  schema: Schema,
  initial: z.output<Schema>,
): Preference<Schema> => ({ schema, initial });

/** The most pairs that are remembered as different; the oldest go first. */
export const mostApart = 2000;

/** Every preference: kept by the main process in the profile, the same in all windows. */
export const preferences = {
  theme: preference(z.enum(['system', 'light', 'dark']), 'system'),
  /** How large everything is, as a share of its usual size. */
  textSize: preference(z.number().min(0.5).max(3), 1),
  /** How each list was laid out last. */
  listLayouts: preference(listLayoutsSchema, firstLayouts),
  /** The lists that were given a name. */
  savedViews: preference<z.ZodType<readonly SavedView[]>>(
    z.array(savedViewSchema).max(200).readonly(),
    [],
  ),
  /** Pairs of actors or topics that somebody said are not the same, by their ids in order; the latest last. */
  apart: preference<z.ZodType<readonly (readonly [string, string])[]>>(
    z.array(z.tuple([z.string().max(40), z.string().max(40)])).max(mostApart),
    [],
  ),
  /** The commands chosen last in the palette, the latest first. */
  recentCommands: preference(z.array(commandIdSchema).max(50), []),
  /** Widths in CSS pixels; a pane without one has its usual width. */
  panes: preference(
    z.strictObject({
      sidebar: z.int().min(100).max(1000).optional(),
      list: z.int().min(100).max(2000).optional(),
      isSidebarHidden: z.boolean(),
    }),
    { isSidebarHidden: false },
  ),
  /** Keys that were bound by hand, as accelerators; null takes a command's keys away. */
  keyBindings: preference(z.partialRecord(commandIdSchema, z.string().max(60).nullable()), {}),
} as const;

/** The name of a preference. */
export type PreferenceName = keyof typeof preferences;
/** What a preference is set to. */
export type PreferenceValue<Name extends PreferenceName> = (typeof preferences)[Name]['initial'];
/** All preferences. */
export type Preferences = { readonly [Name in PreferenceName]: PreferenceValue<Name> };

/** The names of all preferences. */
export const preferenceNames = Object.keys(preferences) as readonly PreferenceName[];

/** Parses the name of a preference. */
export const preferenceNameSchema = z.enum(preferenceNames);

/** Reads what was kept, whatever it is: a preference that is missing or cannot be read is as at the beginning. */
export function preferencesFrom(kept: Readonly<Record<string, unknown>>): Preferences {
  const entries = preferenceNames.map((name) => {
    const { schema, initial } = preferences[name];
    const parsed = schema.safeParse(kept[name]);
    return [name, parsed.success ? parsed.data : initial] as const;
  });
  // The compiler forgets which value belongs to which name.
  return Object.fromEntries(entries) as unknown as Preferences;
}
