import { plural } from './grammar.ts';

/** Choosing the desk to work at. */
export const desks = {
  title: 'Desks on this machine',
  welcome: 'Where is your desk?',
  local: 'Work with the server on this machine',
  localDetail: (address: string) => `The one that npm start runs, at ${address}`,
  connect: 'Connect to another server',
  connectDetail: 'With the address that your administrator gave you',
  sample: 'Look around a sample',
  sampleDetail: 'A few articles to try everything on. Nothing leaves this machine',
  open: 'Open',
  isOpen: 'Open now',
  known: 'Desks',
  add: 'Add a desk',
  forget: 'Forget',
  forgetOf: (name: string) => `Forget ${name}`,
  sampleName: 'Sample',
  noAccount: 'without an account',
  account: (name: string, role: string) => (role === '' ? name : `${name}, ${role}`),
  close: 'Close',
  back: 'Back',
  address: 'Address of the server',
  addressHint: 'desk.example',
  goOn: 'Go on',
  looking: 'Looking for it …',
  by: 'Sign in with',
  byPassword: 'E-mail and password',
  byToken: 'A token',
  byNothing: 'Nothing: only read',
  email: 'E-mail',
  password: 'Password',
  newPassword: 'New password',
  newPasswordHint: 'Somebody else chose the one until now. 12 characters at least.',
  token: 'Token',
  signIn: 'Sign in',
  signInAt: (server: string) => `Sign in at ${server}`,
  failed: 'The app could not do this. Try again.',
  forgetTitle: (name: string) => `Forget ${name}?`,
  forgetNothing: 'Everything you did there is on the server. Only the copy on this machine goes.',
  forgetUnknown:
    'Its file cannot be read, so nobody can say whether it holds edits that were never sent.',
  forgetUnsent: (edits: number, drafts: number) => {
    const lost = [
      edits === 0
        ? null
        : plural(edits, {
            one: '# edit that was never sent',
            other: '# edits that were never sent',
          }),
      drafts === 0 ? null : plural(drafts, { one: '# draft', other: '# drafts' }),
    ].filter((part) => part !== null);
    return `This is lost for good: ${lost.join(' and ')}.`;
  },
  forgetAnyway: 'Forget it and lose them',
  keep: 'Keep it',
  sampleBanner: 'Sample desk. What you do here stays on this machine.',
  leaveSample: 'Choose another desk',
  unknown: 'This desk is not on this machine any more.',
  tokenOfNobody: 'This token belongs to nobody.',
  holdsUnsent:
    'This desk holds edits that were never sent. Open it and send them, or say that they may be lost.',
  tokenNotKept: (reason: string) =>
    `The token is right, but it could not be kept on this machine (${reason}).`,
  noAddress: 'This is no address: write it like desk.example or http://127.0.0.1:4000.',
  noToken: 'This is no token: paste it whole, as one word without spaces.',
  needsAccount: 'This server lets nobody read without an account. Sign in.',
  tokenNotTaken:
    'The server does not take this token. Look whether it is whole, or ask an administrator for a new one.',
  noServer: (server: string) => `No Verbatim server answers at ${server}. Try again when it does.`,
  otherServer: (server: string) => `What answers at ${server} is no Verbatim server.`,
  notLetIn: 'The server did not let you in.',
  oddAnswer: (server: string) =>
    `The server at ${server} did not answer as it should. Try again, or sign in with a token.`,
};

/** What is said after something ended unexpectedly. */
export const endings = {
  region: 'After an unexpected end',
  app: 'Verbatim ended unexpectedly last time.',
  window: 'A window ended unexpectedly and was opened again.',
  store: 'The local store ended unexpectedly and was started again.',
  intact: 'What you saved and what you typed is here.',
  showLog: 'Show the log',
  dismiss: 'All right',
  broken: 'This part of the window met an error.',
  again: 'Draw it again',
};
