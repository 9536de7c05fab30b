import { useRef, type FormEvent, type RefObject } from 'react';
import { useCommand } from '../commands/use-command.ts';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** What a form that saves itself has on its element. */
export interface FormSaving {
  readonly ref: RefObject<HTMLFormElement | null>;
  readonly onBlur: () => void;
  readonly onSubmit: (event: FormEvent) => void;
}

/**
 * Saves a record's form whenever a field of it is left. Enter in a line, and the command `done` anywhere in it, say that
 * the editor is done: that is also what makes a new record, which is never made by itself.
 */
export function useFormSaving<Kind extends RecordKind>(
  draft: RecordDraft<Kind> | null,
  done: () => void,
): FormSaving {
  const ref = useRef<HTMLFormElement>(null);
  useCommand('done', done, { within: ref });
  return {
    ref,
    onBlur: () => {
      if (draft !== null && !draft.isNew) void draft.save();
    },
    onSubmit: (event) => {
      event.preventDefault();
      done();
    },
  };
}
