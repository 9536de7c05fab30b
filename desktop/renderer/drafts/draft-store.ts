import { z } from 'zod';
import type { Draft } from './draft.ts';
import { recordKindSchema, type RecordKind } from '#shared/records/records.ts';

/** A draft of whichever kind. */
export type AnyDraft = Draft<RecordKind>;

/** Holds the drafts of all windows; every change gives a new list, so that React sees it. */
export interface DraftStore {
  readonly list: () => readonly AnyDraft[];
  readonly put: (draft: AnyDraft) => void;
  readonly remove: (id: string) => void;
  /** Tells whose draft changed, and whether here or in another window. */
  readonly subscribe: (listener: (id: string, here: boolean) => void) => () => void;
}

/** The part of the browser's storage that keeps drafts through a restart. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Tells of each key that another window wrote or removed; answers a function that stops telling. */
export type ListenElsewhere = (listener: (key: string) => void) => () => void;

const prefix = 'verbatim.draft.';
const fields = z.record(z.string(), z.unknown());
const storedSchema = z.object({
  kind: recordKindSchema,
  id: z.string(),
  base: fields.nullable(),
  baseRevision: z.int().min(1),
  changes: fields,
});

/**
 * Makes a store that begins with the drafts that were left in the storage. Each draft has a key of its own, so windows
 * that share the storage never write over each other's.
 */
export function createDraftStore(storage: DraftStorage, elsewhere: ListenElsewhere): DraftStore {
  let drafts = readAll(storage);
  const listeners = new Set<(id: string, here: boolean) => void>();
  const replace = (id: string, draft: AnyDraft | null, here: boolean): void => {
    const known = drafts.some((other) => other.id === id);
    if (draft === null) drafts = drafts.filter((other) => other.id !== id);
    else if (known) drafts = drafts.map((other) => (other.id === id ? draft : other));
    else drafts = [...drafts, draft];
    for (const listener of listeners) listener(id, here);
  };
  elsewhere((key) => {
    if (key.startsWith(prefix)) replace(key.slice(prefix.length), readOne(storage, key), false);
  });
  return {
    list: () => drafts,
    put: (draft) => {
      const { errors: _, ...kept } = draft;
      try {
        storage.setItem(prefix + draft.id, JSON.stringify(kept));
      } catch {
        // A text too large for the storage lives on in this window, and is saved from it like any other.
      }
      replace(draft.id, draft, true);
    },
    remove: (id) => {
      if (!drafts.some((draft) => draft.id === id)) return;
      storage.removeItem(prefix + id);
      replace(id, null, true);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readAll(storage: DraftStorage): readonly AnyDraft[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix)).flatMap((key) => readOne(storage, key) ?? []);
}

function readOne(storage: DraftStorage, key: string): AnyDraft | null {
  const stored = storedSchema.safeParse(parseJson(storage.getItem(key)));
  if (!stored.success || prefix + stored.data.id !== key) return null;
  // What is half typed need not be valid; the fields themselves are parsed when the draft is saved.
  return { ...stored.data, errors: [] } as unknown as AnyDraft;
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
