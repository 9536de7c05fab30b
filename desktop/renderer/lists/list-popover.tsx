import type { ReactNode } from 'react';
import { Popover } from 'react-aria-components';

/** What opens at a button of a list, as a dialog: Escape closes it and gives the button its focus back. */
export function ListPopover({
  label,
  placement,
  children,
}: {
  readonly label: string;
  readonly placement: 'bottom start' | 'bottom end';
  readonly children: ReactNode;
}) {
  // The popover is the dialog itself: around one it would put a button for screen readers that stands in no landmark.
  return (
    <Popover className="list-popover" aria-label={label} placement={placement} offset={4}>
      {children}
    </Popover>
  );
}
