import { useState } from 'react';
import type { DeskPlace } from './desk-place.ts';
import { useCommand } from '../commands/use-command.ts';
import { DesksDialog } from '../desks/desks-dialog.tsx';
import { CommandPalette } from '../palette/command-palette.tsx';
import { QuickOpen } from '../palette/quick-open.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';

type Overlay = 'palette' | 'quick_open' | 'appearance' | 'shortcuts' | 'desks';

/** What lies over the desk when it is called: the palette, opening by name, the settings. One at a time. */
export function Overlays({ onOpen }: { readonly onOpen: (place: Partial<DeskPlace>) => void }) {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [from, setFrom] = useState<Element | null>(null);
  const show = (next: Overlay) => (): void => {
    if (overlay === null) setFrom(document.activeElement);
    setOverlay(next);
  };
  const close = (): void => setOverlay(null);
  useCommand('openPalette', show('palette'));
  useCommand('quickOpen', show('quick_open'));
  useCommand('openSettings', show('appearance'));
  useCommand('openShortcuts', show('shortcuts'));
  useCommand('openDesks', show('desks'));
  switch (overlay) {
    case null:
      return null;
    case 'palette':
      return <CommandPalette from={from} onClose={close} />;
    case 'quick_open':
      return <QuickOpen onOpen={onOpen} onClose={close} />;
    case 'desks':
      return <DesksDialog onClose={close} />;
    case 'appearance':
    case 'shortcuts':
      return <SettingsDialog part={overlay} onPart={setOverlay} onClose={close} />;
  }
}
