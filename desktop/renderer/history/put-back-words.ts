import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';

/** What became of putting a change back, in plain words. */
export function putBackWords(words: Words, step: StepTaken): string {
  const { history, undo, listed, fieldName, labels } = words;
  const { done, left, unverified, fields } = step;
  const named = fields.length > 0 ? fields : left;
  const what =
    named.length > 0
      ? listed(named.map(fieldName))
      : undo.record(labels.recordKind[step.kind], step.label);
  if (!done && left.length === 0 && !unverified) return history.already;
  const sentences = [
    done ? history.done(what) : history.notDone(what),
    left.length === 0 ? null : done ? undo.left(listed(left.map(fieldName))) : undo.changedSince,
    unverified ? undo.unverified : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}
