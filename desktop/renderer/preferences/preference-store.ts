import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';
import {
  type PreferenceName,
  type Preferences,
  type PreferenceValue,
} from '#desktop/ipc/preferences.ts';

/** The preferences as this window knows them. */
export interface PreferenceStore {
  readonly read: () => Preferences;
  /** Shows the choice at once, and tells the main process, which keeps it and tells the other windows. */
  readonly set: <Name extends PreferenceName>(name: Name, value: PreferenceValue<Name>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes this window's store from what the main process answered first. */
export function preferenceStore(
  { main, onMainEvent }: Pick<VerbatimBridge, 'main' | 'onMainEvent'>,
  first: Preferences,
): PreferenceStore {
  let now = first;
  // While a choice of this window is under way, what others tell is older than it.
  let underWay = 0;
  const listeners = new Set<() => void>();
  const put = (next: Preferences): void => {
    now = next;
    for (const listener of listeners) listener();
  };
  onMainEvent((told) => {
    if (told.event === 'preferences' && underWay === 0) put(told.preferences);
  });
  return {
    read: () => now,
    set: (name, value) => {
      put({ ...now, [name]: value });
      underWay += 1;
      // Refused, it was never kept: what holds is read again.
      void main
        .setPreference({ name, value })
        .catch(() => main.readPreferences({}))
        .then((kept) => {
          underWay -= 1;
          if (underWay === 0) put(kept);
        });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
