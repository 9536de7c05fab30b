import { useEffect } from 'react';
import { useCommands } from './use-command.ts';
import { useBridge } from '../replica/replica-context.ts';
import { appCommandIds } from '#desktop/ipc/commands.ts';

/** Offers what the main process runs, so that keys and palette reach it too. */
export function useAppCommands(): void {
  const registry = useCommands();
  const { main } = useBridge();
  useEffect(() => {
    const offers = appCommandIds.map((id) =>
      registry.offer(id, () => ({
        run: () => void main.runCommand({ id }),
        enabled: true,
        within: null,
        onlyThere: false,
      })),
    );
    return () => offers.forEach((takeBack) => takeBack());
  }, [registry, main]);
}
