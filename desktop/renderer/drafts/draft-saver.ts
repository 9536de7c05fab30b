import { changedFields, editOfDraft } from './draft.ts';
import type { AnyDraft, DraftStore } from './draft-store.ts';
import type { SaveAnswer } from '#desktop/ipc/replica-calls.ts';
import type { Edit } from '#shared/edits/edit.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { errorCodes } from '#shared/errors/error-codes.ts';

/** Saves drafts by itself: a moment after the last key, and at once when a field is left. */
export interface DraftSaver {
  /** Saves a draft now, a new record too, and shows what is wrong with it; answers whether nothing is left unsaved. */
  readonly save: (id: string) => Promise<boolean>;
  /** Saves every draft of a record that there is already. */
  readonly saveAll: () => Promise<void>;
  readonly stop: () => void;
}

/** What a saver needs. */
export interface DraftSaverOptions {
  readonly store: DraftStore;
  /** Saves an edit on this machine; resolves once the screen can show it. */
  readonly saveEdit: (edit: Edit) => Promise<SaveAnswer>;
  /** Calls back after some milliseconds; answers a function that calls it off. */
  readonly later: (milliseconds: number, then: () => void) => () => void;
}

/** How long the hands must rest before what they typed is saved, in milliseconds. */
export const restBeforeSaving = 600;
const beforeTryingAgain = 5000;

// Half a correction of a body would unsettle the quotes it is about to leave alone: it waits until the field is left.
const notOnRest = ['body'];

/**
 * Makes a saver for the drafts of one window. A draft is saved once at a time; what is typed meanwhile is saved after it.
 * What another window typed is that window's to save.
 */
export function createDraftSaver({ store, saveEdit, later }: DraftSaverOptions): DraftSaver {
  const running = new Map<string, Promise<boolean>>();
  const waiting = new Map<string, () => void>();
  const find = (id: string): AnyDraft | undefined => store.list().find((draft) => draft.id === id);
  const callOff = (id: string): void => {
    waiting.get(id)?.();
    waiting.delete(id);
  };
  const wait = (id: string, milliseconds = restBeforeSaving): void => {
    callOff(id);
    const then = (): void => {
      waiting.delete(id);
      void run(id, 'rest');
    };
    waiting.set(id, later(milliseconds, then));
  };

  // Ends because each round waits for a saving that was begun before it.
  const run = async (id: string, why: 'rest' | 'left'): Promise<boolean> => {
    for (let before = running.get(id); before !== undefined; before = running.get(id)) await before;
    const saving = once(id, why).finally(() => running.delete(id));
    running.set(id, saving);
    return await saving;
  };

  const once = async (id: string, why: 'rest' | 'left'): Promise<boolean> => {
    callOff(id);
    const draft = find(id);
    if (draft === undefined) return true;
    const { edit, errors } = editOfDraft(why === 'rest' ? withoutPatient(draft) : draft);
    if (edit === null) {
      settle({ ...draft, errors: shownErrors(draft, errors, why) }, why);
      // What is not valid has nothing to be tried again for until it is mended.
      callOff(id);
      return errors.length === 0;
    }
    const answer = await saveEdit(edit);
    const latest = find(id);
    if (latest === undefined) return answer.ok;
    if (!answer.ok) {
      store.put({ ...latest, errors: [...errors, answer.error] });
      if (answer.error.code === errorCodes.internal) wait(id, beforeTryingAgain);
      else callOff(id);
      return false;
    }
    // What was saved is what the rest, typed meanwhile or not valid yet, now builds on.
    const base = { ...draft.changes, ...latest.base, ...savedFields(edit) } as AnyDraft['base'];
    const typedOn = latest.changes !== draft.changes;
    settle({ ...latest, base, errors: shownErrors(latest, errors, why) }, typedOn ? 'rest' : why);
    if (!typedOn) callOff(id);
    return errors.length === 0;
  };

  // A space at the end of what is being typed must not vanish under the hands: it goes when the field is left.
  const settle = (draft: AnyDraft, why: 'rest' | 'left'): void => {
    const seen: Readonly<Record<string, unknown>> = { ...draft.base };
    const changed: Readonly<Record<string, unknown>> = changedFields(draft);
    const kept = Object.entries(draft.changes).filter(
      ([name, value]) =>
        name in changed ||
        (!sameValue(value, seen[name]) && !(why === 'left' && typeof value === 'string')),
    );
    if (draft.base !== null && kept.length === 0) store.remove(draft.id);
    else if (draft.base !== null) store.put({ ...draft, changes: Object.fromEntries(kept) });
    else store.put(draft);
  };

  const stopListening = store.subscribe((id, here) => {
    const draft = find(id);
    if (!here || draft === undefined || draft.base === null) callOff(id);
    else if (Object.keys(changedFields(withoutPatient(draft))).length > 0) wait(id);
  });
  for (const { id, base } of store.list()) if (base !== null) wait(id);

  return {
    save: (id) => run(id, 'left'),
    saveAll: async () => {
      const ids = store.list().flatMap(({ id, base }) => (base === null ? [] : [id]));
      await Promise.all(ids.map((id) => run(id, 'left')));
    },
    stop: () => {
      stopListening();
      for (const id of waiting.keys()) callOff(id);
    },
  };
}

function savedFields(edit: Edit): object {
  if (edit.action === 'create') return edit.fields;
  return edit.action === 'update' ? edit.changes : {};
}

function withoutPatient(draft: AnyDraft): AnyDraft {
  const changes = Object.entries(draft.changes).filter(([name]) => !notOnRest.includes(name));
  return { ...draft, changes: Object.fromEntries(changes) };
}

// While somebody still types, a field is not called wrong that was not called so before.
function shownErrors(
  { errors: before }: AnyDraft,
  errors: AnyDraft['errors'],
  why: 'rest' | 'left',
): AnyDraft['errors'] {
  if (why === 'left') return errors;
  return errors.filter(({ path }) => before.some((other) => other.path[1] === path[1]));
}
