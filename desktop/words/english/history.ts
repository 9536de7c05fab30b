import { plural } from './grammar.ts';

/** What became of a record, and putting a change of it back. */
export const history = {
  show: 'History',
  title: (kind: string) => `History of the ${kind}`,
  page: 'History',
  back: 'Back',
  waiting: 'On this machine, not sent yet',
  onServer: 'On the server',
  you: 'You',
  theServer: 'The server',
  somebody: 'Somebody',
  did: {
    create: 'made it',
    update: (fields: string) => `changed ${fields}`,
    nothing: 'changed nothing that is shown',
    delete: 'deleted it',
    restore: 'brought it back',
    merge: 'merged it into another',
    unmerge: 'took its merge back',
  },
  from: 'from',
  to: 'to',
  empty: 'nothing',
  asMade: (count: number) =>
    plural(count, {
      one: 'Show the # field it began with',
      other: 'Show the # fields it began with',
    }),
  putBack: 'Put back',
  putBackOf: (what: string, when: string) => `Put back what was done ${when}: ${what}`,
  done: (what: string) => `Put back: ${what}.`,
  notDone: (what: string) => `Not put back: ${what}.`,
  already: 'It is as it was before this change already.',
  undo: 'Undo',
  followed: {
    reanchor:
      'The server moved it along with the text of the article. Put the article’s change back, and it moves back.',
    merge:
      'A part of merging two actors, or of undoing that. It is taken back as a whole on the actor’s page.',
  },
  through: {
    import: 'by an import',
    sample: 'as a sample',
    revert: 'to put a change back',
    reanchor: 'along with the article',
    merge: 'by a merge',
  },
  earlier: 'Show earlier changes',
  reading: 'Asking the server…',
  tryAgain: 'Try again',
  couldNot: 'The server did not tell the rest.',
  beginning: 'That is all there was.',
  noServer: 'This desk has no server, so nothing earlier is known.',
  away: {
    connecting: 'The rest is on the server, which is being reached.',
    offline: 'The rest is on the server, and is shown once it is reached again.',
    signed_out: 'The rest is on the server, and is shown once you are signed in.',
    refused:
      'The rest is on the server, and is shown once the app and the server are of one version.',
  },
};
