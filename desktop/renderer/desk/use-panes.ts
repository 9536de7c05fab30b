import { useState } from 'react';
import { useCommand } from '../commands/use-command.ts';
import { usePreference } from '../preferences/use-preference.ts';

/** How wide each pane may be, in CSS pixels. */
export const paneBounds = {
  sidebar: { least: 140, most: 320, usual: 188 },
  list: { least: 220, most: 640, usual: 320 },
} as const;
/** A pane whose width can be chosen. */
export type Pane = keyof typeof paneBounds;

/** The widths of the panes, and whether the sidebar is there; remembered for all windows once the mouse lets go. */
export function usePanes(): {
  readonly widths: Readonly<Record<Pane, number>>;
  readonly isSidebarHidden: boolean;
  readonly setWidth: (pane: Pane, width: number, done: boolean) => void;
} {
  const [kept, setKept] = usePreference('panes');
  const [moving, setMoving] = useState<Partial<Record<Pane, number>>>({});
  useCommand('toggleSidebar', () => setKept({ ...kept, isSidebarHidden: !kept.isSidebarHidden }));
  return {
    widths: {
      sidebar: moving.sidebar ?? kept.sidebar ?? paneBounds.sidebar.usual,
      list: moving.list ?? kept.list ?? paneBounds.list.usual,
    },
    isSidebarHidden: kept.isSidebarHidden,
    setWidth: (pane, width, done) => {
      setMoving(done ? {} : { [pane]: width });
      if (done) setKept({ ...kept, [pane]: width });
    },
  };
}
