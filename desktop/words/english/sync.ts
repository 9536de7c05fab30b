import { number, plural } from './grammar.ts';
import { shortDate } from './dates.ts';

/** Whether the server is reached, what waits, and what failed. */
export const sync = {
  name: 'Sync',
  show: 'Show what is waiting',
  panel: 'Outbox',
  close: 'Close',
  connections: {
    connecting: 'Connecting',
    online: 'Online',
    offline: 'Offline',
    signed_out: 'Signed out',
    refused: 'Needs an update',
  },
  fetching: (done: number, total: number) => `Fetching ${number(done)} of ${number(total)}`,
  waiting: (count: number) => plural(count, { one: '# edit waiting', other: '# edits waiting' }),
  conflicts: (count: number) => plural(count, { one: '# conflict', other: '# conflicts' }),
  failed: (count: number) => `${number(count)} failed`,
  nothingWaiting: 'Nothing waiting',
  account: (name: string, role: string) => `${name}, ${role}`,
  upToDate: (moment: string) => `Up to date as of ${moment}`,
  allSent: 'Everything you did is on the server.',
  restSent: 'Everything else you did is on the server.',
  waitingTitle: 'Waiting edits',
  conflictsTitle: 'Conflicts',
  noConflicts: 'Nothing is in conflict.',
  discard: 'Discard',
  retry: 'Try again',
  held: 'It builds on an edit that failed. Once that one is sent or discarded, this one goes on.',
  creates: (kind: string) => `New ${kind}`,
  changes: (fields: string, kind: string) => `Changes ${fields} of the ${kind}`,
  deletes: (kind: string) => `Deletes the ${kind}`,
  restores: (kind: string) => `Brings the ${kind} back`,
  merges: 'Merges the actor into another',
  unmerges: 'Takes the merge of the actor back',
};

/** Signing in. */
export const signIn = {
  name: 'Sign in',
  said: 'Signing in',
  token: 'Token',
  couldNotAsk: 'The app could not ask. Start it again.',
  done: (name: string, role: string) => `Signed in as ${name}, ${role}.`,
  signedOut: 'Signed out',
  noLonger: 'The server no longer takes this desk’s token.',
  goOn: 'You can go on here; what you save is sent after you signed in.',
  stays: (count: number) =>
    plural(count, {
      one: '# edit stays on this machine and is sent after you signed in.',
      other: '# edits stay on this machine and are sent after you signed in.',
    }),
  later: 'Sign in later',
};

/** What of the desk is kept on this machine. */
export const scope = {
  everything: 'Everything is kept on this machine',
  part: (agencies: number, topics: number, from: string | null) => {
    const of = [
      agencies === 0 ? null : plural(agencies, { one: '# agency', other: '# agencies' }),
      topics === 0 ? null : plural(topics, { one: '# topic', other: '# topics' }),
    ].filter((part) => part !== null);
    const which = of.length === 0 ? 'Articles' : `Articles of ${of.join(' or ')}`;
    const since = from === null ? '' : ` since ${shortDate(from)}`;
    return `${which}${since} are kept on this machine`;
  },
  choose: 'Choose what to keep',
  form: 'What is kept on this machine',
  why: 'The rest stays on the server and is found there while you are online. What you have not sent yet is kept in any case.',
  since: 'Articles since',
  agencies: 'Of agencies',
  agency: 'agency',
  agencyNumber: (position: number) => `Agency ${position}`,
  agencyHint: 'As it stands in the articles',
  topics: 'Or about topics',
  topicsToKeep: 'Topics to keep',
  firstTopic: 'Type a topic',
  anotherTopic: 'Add another',
  remove: (name: string | null) => `Remove ${name ?? 'this topic'}`,
  cancel: 'Cancel',
  keepEverything: 'Keep everything',
  keepThis: 'Keep this',
};
