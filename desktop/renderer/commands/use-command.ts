import { createContext, useContext, useLayoutEffect, useRef, type RefObject } from 'react';
import type { CommandRegistry, Offer } from './command-registry.ts';
import type { CommandId } from '#desktop/ipc/commands.ts';

/** Carries the registry of this window's commands. */
export const CommandContext = createContext<CommandRegistry | null>(null);

/** This window's commands. */
export function useCommands(): CommandRegistry {
  const registry = useContext(CommandContext);
  if (registry === null) throw new Error('There are no commands above this component.');
  return registry;
}

/** When a command can be run, and where. */
export interface CommandOptions {
  readonly enabled?: boolean;
  /** The part of the page that the command belongs to, where several may offer it. */
  readonly within?: RefObject<HTMLElement | null>;
  /** Whether it is only offered from within there. */
  readonly onlyThere?: boolean;
}

/** Offers to run a command for as long as the component is there, from its keys, the menu and the palette alike. */
export function useCommand(
  id: CommandId,
  run: () => void,
  { enabled = true, within, onlyThere = false }: CommandOptions = {},
): void {
  const registry = useCommands();
  const offer = useRef<Offer>({ run, enabled, within: within ?? null, onlyThere });
  // With what is drawn and not after it: whoever sees that something can be done may press its keys at once.
  useLayoutEffect(() => {
    offer.current = { run, enabled, within: within ?? null, onlyThere };
  });
  useLayoutEffect(() => registry.offer(id, () => offer.current), [registry, id]);
}
