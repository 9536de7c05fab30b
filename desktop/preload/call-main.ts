import type { MainCaller } from '#desktop/ipc/main-calls.ts';

/** The main process's calls, over whatever carries a name and an argument there. */
export function callMain(carry: (name: string, argument: unknown) => Promise<unknown>): MainCaller {
  const call = <Name extends keyof MainCaller>(name: Name): MainCaller[Name] =>
    // The answer's type is what the main process promises in the channel map; it comes from our own process.
    ((argument: unknown) => carry(name, argument)) as MainCaller[Name];
  return {
    wantPort: call('wantPort'),
    networkBack: call('networkBack'),
    signIn: call('signIn'),
    readWindow: call('readWindow'),
    keepPlace: call('keepPlace'),
    dismissEndings: call('dismissEndings'),
    reportError: call('reportError'),
    openDesk: call('openDesk'),
    openLocalDesk: call('openLocalDesk'),
    openSampleDesk: call('openSampleDesk'),
    lookAtServer: call('lookAtServer'),
    addDesk: call('addDesk'),
    countUnsent: call('countUnsent'),
    forgetDesk: call('forgetDesk'),
    runCommand: call('runCommand'),
    showContextMenu: call('showContextMenu'),
    readPreferences: call('readPreferences'),
    setPreference: call('setPreference'),
  };
}
