import type { RecordKind } from '#shared/records/records.ts';

/** What a schedule remembers by itself, to hold the desks and the server against. */
export interface Ledger {
  /** A word that nobody typed before, to be found again wherever it goes. */
  readonly newWord: (desk: number) => string;
  /** Every word that a desk said was saved, and which desk. */
  readonly saved: Map<string, number>;
  /** Words that their editor took back before they were sent: typed over, undone, discarded or resolved otherwise. */
  readonly takenBack: Set<string>;
  /** What was in the log of a server that was then emptied or set back to a backup. */
  readonly lostWithTheServer: Set<string>;
  /** Every record that anybody made. */
  readonly made: { readonly kind: RecordKind; readonly id: string }[];
  /** What was done, for the report of a failure. */
  readonly story: string[];
  readonly counts: { actions: number; conflicts: number; rejected: number };
}

/** Makes an empty ledger. */
export function newLedger(): Ledger {
  let words = 0;
  return {
    newWord: (desk) => {
      words += 1;
      return `d${desk}w${words}z`;
    },
    saved: new Map(),
    takenBack: new Set(),
    lostWithTheServer: new Set(),
    made: [],
    story: [],
    counts: { actions: 0, conflicts: 0, rejected: 0 },
  };
}

/** All words of the ledger in a text. */
export function wordsIn(text: string): Set<string> {
  return new Set(text.match(/d\d+w\d+z/g));
}
