/** The channels between the main process and a window's preload script. */
export const windowChannels = {
  /** The preload asks for a port to the replica. */
  wantPort: 'verbatim:want-port',
  /** A port arrives: the first, or a new one because the replica was restarted. */
  port: 'verbatim:port',
  /** A command was chosen in the menu; see `MenuCommand`. */
  menu: 'verbatim:menu',
} as const;
