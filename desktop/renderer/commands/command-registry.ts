import type { RefObject } from 'react';
import { commandIds, type CommandId } from '#desktop/ipc/commands.ts';

/** A component's word that it can run a command now. */
export interface Offer {
  readonly run: () => void;
  readonly enabled: boolean;
  /** Where the command belongs; null for the whole window. Of several offers the one around the focus is taken. */
  readonly within: RefObject<HTMLElement | null> | null;
  /** Whether it is taken only from within there, because elsewhere nobody would know what it is about. */
  readonly onlyThere: boolean;
}

/** Who offers which command in this window. */
export interface CommandRegistry {
  /** Takes an offer, which is read anew whenever it matters; answers a function that takes it back. */
  readonly offer: (id: CommandId, read: () => Offer) => () => void;
  /** Runs a command as seen from an element, by default the one with the focus; answers whether anybody offered it. */
  readonly run: (id: CommandId, from?: Element | null) => boolean;
  /** Whether a command can be run as seen from an element. */
  readonly isOffered: (id: CommandId, from: Element | null) => boolean;
  /** The commands that can be run now, as seen from an element, in the order of the list. */
  readonly offered: (from: Element | null) => readonly CommandId[];
}

/** Makes the registry of one window. */
export function commandRegistry(): CommandRegistry {
  const offers = new Map<CommandId, (() => Offer)[]>();

  const choose = (id: CommandId, from: Element | null): Offer | undefined => {
    const all = (offers.get(id) ?? []).map((read) => read()).filter(({ enabled }) => enabled);
    const open = dialogOf(from);
    const seen = all.filter(({ within }) => open === null || isIn(within?.current, open));
    const around = seen.filter(({ within }) => isIn(from, within?.current));
    // The innermost first; then what belongs to the whole window, what came last before what it covers.
    const inner = around.sort((one, other) =>
      isIn(one.within?.current, other.within?.current) ? -1 : 1,
    )[0];
    const anywhere = seen.filter(({ onlyThere }) => !onlyThere);
    return inner ?? anywhere.filter(({ within }) => within === null).at(-1) ?? anywhere.at(-1);
  };

  const isOffered = (id: CommandId, from: Element | null): boolean =>
    choose(id, from) !== undefined;

  return {
    offer: (id, read) => {
      offers.set(id, [...(offers.get(id) ?? []), read]);
      return () =>
        offers.set(
          id,
          (offers.get(id) ?? []).filter((other) => other !== read),
        );
    },
    run: (id, from = document.activeElement) => {
      const offer = choose(id, from);
      offer?.run();
      return offer !== undefined;
    },
    isOffered,
    offered: (from) => commandIds.filter((id) => isOffered(id, from)),
  };
}

// What lies under an open dialog is not to be changed from it.
function dialogOf(element: Element | null): Element | null {
  return element?.closest('[role="dialog"], [role="alertdialog"]') ?? null;
}

function isIn(element: Element | null | undefined, outer: Element | null | undefined): boolean {
  return element != null && outer != null && outer.contains(element);
}
