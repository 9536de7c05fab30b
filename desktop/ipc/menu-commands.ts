/** What a window is asked to do from the menu. */
export const menuCommands = ['undo', 'redo'] as const;
/** One of `menuCommands`. */
export type MenuCommand = (typeof menuCommands)[number];

/** The command that a message names; undefined for anything else. */
export function menuCommandOf(message: unknown): MenuCommand | undefined {
  return menuCommands.find((command) => command === message);
}
