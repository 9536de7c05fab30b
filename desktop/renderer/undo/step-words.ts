import { fieldName, listed } from '../sync/describe-edit.ts';
import { recordKindNames } from '../words/labels.ts';
import type { StepTaken } from '#desktop/ipc/replica-views.ts';
import { assertNever } from '#shared/errors/assert-never.ts';

/** Which way a step was taken. */
export type StepWay = 'undo' | 'redo';

// A label is there to recognise the record by, not to read it.
const longestLabel = 60;

const verbs = { undo: 'Undone', redo: 'Redone' } as const;

/** What became of a step, in plain words: what was done, and what was left and why. */
export function stepWords(way: StepWay, step: StepTaken | null): string {
  if (step === null) return `There is nothing to ${way}.`;
  const { done, left, unverified, message } = step;
  const verb = done ? verbs[way] : `Not ${verbs[way].toLowerCase()}`;
  const kept = done
    ? `Left as it is, since somebody changed it: ${listed(left.map(fieldName))}.`
    : 'Somebody changed it since.';
  const sentences = [
    `${verb}: ${whatOf(step)}.`,
    left.length > 0 ? kept : null,
    unverified ? 'A verification comes back only from whoever gave it.' : null,
    message,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function whatOf({ change, kind, fields, left, label, speakers }: StepTaken): string {
  const by = speakers.length === 0 ? '' : ` (${listed(speakers)})`;
  const record = `${recordKindNames[kind]} “${shortened(label)}”${by}`;
  switch (change) {
    case 'created':
      return `making the ${record}`;
    case 'changed':
      return `${listed((fields.length > 0 ? fields : left).map(fieldName))} of the ${record}`;
    case 'deleted':
      return `deleting the ${record}`;
    case 'restored':
      return `bringing back the ${record}`;
    default:
      return assertNever(change);
  }
}

function shortened(label: string): string {
  const letters = [...label];
  return letters.length <= longestLabel ? label : `${letters.slice(0, longestLabel).join('')}…`;
}
