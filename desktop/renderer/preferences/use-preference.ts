import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { PreferenceStore } from './preference-store.ts';
import type { PreferenceName, PreferenceValue } from '#desktop/ipc/preferences.ts';

/** Carries the preferences of this machine's user. */
export const PreferenceContext = createContext<PreferenceStore | null>(null);

/** A preference as it is now, in this window and all others, and a function that sets it. */
export function usePreference<Name extends PreferenceName>(
  name: Name,
): readonly [PreferenceValue<Name>, (value: PreferenceValue<Name>) => void] {
  const store = useContext(PreferenceContext);
  if (store === null) throw new Error('There are no preferences above this component.');
  const value = useSyncExternalStore(store.subscribe, () => store.read()[name]);
  return [value, useCallback((next) => store.set(name, next), [store, name])];
}
