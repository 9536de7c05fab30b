import { z } from 'zod';
import type { Draft } from './draft.ts';
import { recordKindSchema, type RecordKind } from '#shared/records/records.ts';

/** A draft of whichever kind. */
export type AnyDraft = Draft<RecordKind>;

/** Holds the drafts of this window; every change gives a new list, so that React sees it. */
export interface DraftStore {
  readonly list: () => readonly AnyDraft[];
  readonly put: (draft: AnyDraft) => void;
  readonly remove: (id: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The part of the browser's storage that keeps drafts through a restart. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem'>;

const storageKey = 'verbatim.drafts.1';
const fields = z.record(z.string(), z.unknown());
const storedSchema = z.array(
  z.object({
    kind: recordKindSchema,
    id: z.string(),
    base: fields.nullable(),
    baseRevision: z.int().min(1),
    changes: fields,
  }),
);

/** Makes a store that begins with the drafts that were left in the storage. */
export function createDraftStore(storage: DraftStorage): DraftStore {
  let drafts = readStored(storage);
  const listeners = new Set<() => void>();
  const replace = (next: readonly AnyDraft[]): void => {
    drafts = next;
    storage.setItem(storageKey, JSON.stringify(next));
    for (const listener of listeners) listener();
  };
  return {
    list: () => drafts,
    put: (draft) => {
      const known = drafts.some(({ id }) => id === draft.id);
      replace(
        known ? drafts.map((other) => (other.id === draft.id ? draft : other)) : [...drafts, draft],
      );
    },
    remove: (id) => {
      if (drafts.some((draft) => draft.id === id))
        replace(drafts.filter((draft) => draft.id !== id));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readStored(storage: DraftStorage): readonly AnyDraft[] {
  const text = storage.getItem(storageKey);
  if (text === null) return [];
  const stored = storedSchema.safeParse(parseJson(text));
  if (!stored.success) return [];
  // What is half typed need not be valid; the fields themselves are parsed when the draft is saved.
  return stored.data.map((draft) => ({ ...draft, error: null }) as AnyDraft);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
