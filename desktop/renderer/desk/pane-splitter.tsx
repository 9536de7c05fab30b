import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

const step = 16;

/** The line between two panes, moved with the mouse or the arrow keys; a double click or Enter puts it back. */
export function PaneSplitter({
  label,
  width,
  least,
  most,
  usual,
  onWidth,
}: {
  readonly label: string;
  /** Of the pane before it, in CSS pixels. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  /** `done` is false while the line is still being moved. */
  readonly onWidth: (width: number, done: boolean) => void;
}) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const bounded = (value: number): number => Math.round(Math.min(most, Math.max(least, value)));
  const moved = (event: PointerEvent): number =>
    start.current === null ? width : bounded(start.current.width + event.clientX - start.current.x);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next: Readonly<Record<string, number>> = {
      ArrowLeft: width - step,
      ArrowRight: width + step,
      Home: least,
      End: most,
      Enter: usual,
    };
    const wanted = next[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onWidth(bounded(wanted), true);
  };
  return (
    // A separator that can be moved is a control; see the window splitter of the ARIA authoring practices.
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onWidth(usual, true)}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (start.current !== null) onWidth(moved(event), false);
      }}
      onPointerUp={(event) => {
        if (start.current !== null) onWidth(moved(event), true);
        start.current = null;
      }}
    />
  );
}
