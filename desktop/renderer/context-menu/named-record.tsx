import { createContext, useContext, useRef, type ReactNode } from 'react';
import { useCommand } from '../commands/use-command.ts';
import { useOpenHistory } from '../history/open-history.ts';

/** An actor or a topic that something names. */
export interface NamedRef {
  readonly kind: 'actor' | 'topic';
  readonly id: string;
}

/** Carries the way to the page of what is named. */
export const OpenNamedContext = createContext<(named: NamedRef) => void>(() => {});

/** What names an actor or a topic, with a menu to open it and its history. */
export function NamedRecord({ kind, id, children }: NamedRef & { readonly children: ReactNode }) {
  const around = useRef<HTMLSpanElement>(null);
  const open = useContext(OpenNamedContext);
  const here = { enabled: true, within: around, onlyThere: true };
  useCommand('openRecord', () => open({ kind, id }), here);
  useOpenHistory({ kind, id }, here);
  return (
    <span className="named-record" data-menu="name" ref={around}>
      {children}
    </span>
  );
}
