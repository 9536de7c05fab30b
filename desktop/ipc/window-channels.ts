/** The channels between the main process and a window's preload script. */
export const windowChannels = {
  /** The preload asks for a port to the replica. */
  wantPort: 'verbatim:want-port',
  /** A port arrives: the first, or a new one because the replica was restarted. */
  port: 'verbatim:port',
  /** Somebody gives a token to sign in with; the main process answers a `SignInAnswer`. */
  signIn: 'verbatim:sign-in',
  /** The machine has a network again. */
  networkBack: 'verbatim:network-back',
  /** A command was chosen in the menu; see `MenuCommand`. */
  menu: 'verbatim:menu',
} as const;
