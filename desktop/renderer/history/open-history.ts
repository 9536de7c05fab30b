import { createContext, useContext } from 'react';
import { useCommand, type CommandOptions } from '../commands/use-command.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** A record by its kind and id. */
export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}

/** Carries the way to a record's history. */
export const OpenHistoryContext = createContext<(record: RecordRef) => void>(() => {});

/**
 * Offers the history of a record as a command; answers what opens it. `within` is the part of the page that is about the
 * record, where another one is open too.
 */
export function useOpenHistory({ kind, id }: RecordRef, options: CommandOptions): () => void {
  const show = useContext(OpenHistoryContext);
  const open = (): void => show({ kind, id });
  useCommand('showHistory', open, options);
  return open;
}
