import { z } from 'zod';
import type { Draft } from './draft.ts';
import { recordKindSchema, type RecordKind } from '#shared/records/records.ts';

/** A draft of whichever kind. */
export type AnyDraft = Draft<RecordKind>;

/** Holds the drafts of a desk for all windows; every change gives a new list, so that React sees it. */
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

// Earlier versions kept the drafts of all desks under one key.
const earlierKey = 'verbatim.drafts.1';
const fields = z.record(z.string(), z.unknown());
const storedSchema = z.object({
  kind: recordKindSchema,
  id: z.string(),
  base: fields.nullable(),
  baseRevision: z.int().min(1),
  changes: fields,
});

/**
 * Makes a store that begins with the drafts that were left in the storage for a desk. Each draft has a key of its own, so windows
 * that share the storage never write over each other's.
 */
export function createDraftStore(
  storage: DraftStorage,
  elsewhere: ListenElsewhere,
  deskId: string,
): DraftStore {
  const prefix = prefixOf(deskId);
  takeOverEarlier(storage, prefix);
  let drafts = readAll(storage, prefix);
  const listeners = new Set<(id: string, here: boolean) => void>();
  const replace = (id: string, draft: AnyDraft | null, here: boolean): void => {
    const known = drafts.some((other) => other.id === id);
    if (draft === null) drafts = drafts.filter((other) => other.id !== id);
    else if (known) drafts = drafts.map((other) => (other.id === id ? draft : other));
    else drafts = [...drafts, draft];
    for (const listener of listeners) listener(id, here);
  };
  elsewhere((key) => {
    if (key.startsWith(prefix))
      replace(key.slice(prefix.length), readOne(storage, prefix, key), false);
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

/** How many drafts of a desk are in the storage. */
export function countDrafts(storage: DraftStorage, deskId: string): number {
  return keysOf(storage, prefixOf(deskId)).length;
}

/** Throws the drafts of a desk away. */
export function forgetDrafts(storage: DraftStorage, deskId: string): void {
  for (const key of keysOf(storage, prefixOf(deskId))) storage.removeItem(key);
}

function prefixOf(deskId: string): string {
  return `verbatim.draft.${deskId}/`;
}

function keysOf(storage: DraftStorage, prefix: string): readonly string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(prefix));
}

function readAll(storage: DraftStorage, prefix: string): readonly AnyDraft[] {
  return keysOf(storage, prefix).flatMap((key) => readOne(storage, prefix, key) ?? []);
}

function readOne(storage: DraftStorage, prefix: string, key: string): AnyDraft | null {
  const stored = storedSchema.safeParse(parseJson(storage.getItem(key)));
  if (!stored.success || prefix + stored.data.id !== key) return null;
  // What is half typed need not be valid; the fields themselves are parsed when the draft is saved.
  return { ...stored.data, errors: [] } as unknown as AnyDraft;
}

// They belong to the desk that was the only one then, which is the one that is opened first.
function takeOverEarlier(storage: DraftStorage, prefix: string): void {
  const earlier = z.array(storedSchema).safeParse(parseJson(storage.getItem(earlierKey)));
  for (const draft of earlier.success ? earlier.data : []) {
    storage.setItem(prefix + draft.id, JSON.stringify(draft));
  }
  storage.removeItem(earlierKey);
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
