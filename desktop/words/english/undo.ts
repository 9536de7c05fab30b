import { plural } from './grammar.ts';

const moreRecords = { one: '# more record', other: '# more records' };

/** The line that tells of undoing and redoing. */
export const undo = {
  line: 'Undo',
  dismiss: 'Dismiss',
  way: { undo: 'Undo', redo: 'Redo' },
  nothing: { undo: 'There is nothing to undo.', redo: 'There is nothing to redo.' },
  done: {
    undo: (what: string) => `Undone: ${what}.`,
    redo: (what: string) => `Redone: ${what}.`,
  },
  notDone: {
    undo: (what: string) => `Not undone: ${what}.`,
    redo: (what: string) => `Not redone: ${what}.`,
  },
  left: (fields: string) => `Left as it is, since somebody changed it: ${fields}.`,
  changedSince: 'Somebody changed it since.',
  unverified: 'A verification comes back only from whoever gave it.',
  record: (kind: string, label: string) => `${kind} “${label}”`,
  recordBy: (kind: string, label: string, speakers: string) => `${kind} “${label}” (${speakers})`,
  andMore: (what: string, count: number) =>
    `${what}, and ${plural(count, moreRecords)} saved with it`,
  moreLeft: (count: number) => `Left as they are: ${plural(count, moreRecords)} saved with it.`,
  created: (record: string) => `making the ${record}`,
  changed: (fields: string, record: string) => `${fields} of the ${record}`,
  deleted: (record: string) => `deleting the ${record}`,
  restored: (record: string) => `bringing back the ${record}`,
  merged: (record: string) => `merging the ${record} into another`,
  unmerged: (record: string) => `taking back the merge of the ${record}`,
};
