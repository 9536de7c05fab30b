/** The channels between the main process and a window's preload script. */
export const windowChannels = {
  /** A call of `mainCalls`: its name and its argument. */
  call: 'verbatim:call',
  /** A port to the replica arrives: the first, or a new one because the replica was restarted. */
  port: 'verbatim:port',
  /** The main process tells something; see `MainEvent`. */
  event: 'verbatim:event',
} as const;
