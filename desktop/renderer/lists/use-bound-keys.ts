import { useCallback, type KeyboardEvent } from 'react';
import { usePreference } from '../preferences/use-preference.ts';
import { useBridge } from '../replica/replica-context.ts';
import { isPressed } from '#desktop/ipc/accelerator.ts';
import { commandIds, keysOf } from '#desktop/ipc/commands.ts';

/** Makes the function that tells whether keys belong to a command, as they are bound now. */
export function useBoundKeys(): (event: KeyboardEvent) => boolean {
  const { platform } = useBridge();
  const [bound] = usePreference('keyBindings');
  return useCallback(
    (event) =>
      commandIds.some((id) =>
        keysOf(id, bound).some((keys) => isPressed(keys, event.nativeEvent, platform === 'darwin')),
      ),
    [bound, platform],
  );
}
