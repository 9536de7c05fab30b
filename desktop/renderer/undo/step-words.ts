import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import type { Words } from '#desktop/words/english.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** Which way a step was taken. */
export type StepWay = 'undo' | 'redo';

// A label is there to recognise the record by, not to read it.
const longestLabel = 60;

/** What became of a step, in plain words: what was done, and what was left and why. */
export function stepWords(words: Words, way: StepWay, step: StepTaken | null): string {
  const { undo, listed, fieldName } = words;
  if (step === null) return undo.nothing[way];
  const { done, left, unverified, message, others, othersLeft } = step;
  const record = whatOf(words, step);
  const what = others === 0 ? record : undo.andMore(record, others);
  const sentences = [
    done ? undo.done[way](what) : undo.notDone[way](what),
    left.length === 0 ? null : done ? undo.left(listed(left.map(fieldName))) : undo.changedSince,
    unverified ? undo.unverified : null,
    message,
    othersLeft === 0 ? null : undo.moreLeft(othersLeft),
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function whatOf({ undo, labels, listed, fieldName }: Words, step: StepTaken): string {
  const { change, fields, left, speakers } = step;
  const kind = labels.recordKind[step.kind];
  const label = shortened(step.label);
  const record =
    speakers.length === 0 ? undo.record(kind, label) : undo.recordBy(kind, label, listed(speakers));
  switch (change) {
    case 'created':
      return undo.created(record);
    case 'changed':
      return undo.changed(listed((fields.length > 0 ? fields : left).map(fieldName)), record);
    case 'deleted':
      return undo.deleted(record);
    case 'restored':
      return undo.restored(record);
    case 'merged':
      return undo.merged(record);
    case 'unmerged':
      return undo.unmerged(record);
    default:
      return assertNever(change);
  }
}

function shortened(label: string): string {
  const letters = [...label];
  return letters.length <= longestLabel ? label : `${letters.slice(0, longestLabel).join('')}…`;
}
