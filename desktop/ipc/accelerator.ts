/** Keys pressed together, as the page's keyboard events tell of them. */
export interface Chord {
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** The key by the name that accelerators give it: `K`, `1`, `Enter`, `Up`, `/`. */
  readonly key: string;
}

/** What of a keyboard event says which keys are down. */
export interface PressedKeys {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly key: string;
  readonly code: string;
}

// Names of Electron's accelerators for keys that events name otherwise.
const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Escape',
  ' ': 'Space',
  '+': 'Plus',
};

/** Reads an accelerator such as `CmdOrCtrl+Shift+Z`; null when it is none. */
export function parseAccelerator(accelerator: string, mac: boolean): Chord | null {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  if (key === '') return null;
  const chord = { ctrl: false, meta: false, alt: false, shift: false };
  for (const part of parts) {
    if (part === 'CmdOrCtrl') chord[mac ? 'meta' : 'ctrl'] = true;
    else if (part === 'Ctrl') chord.ctrl = true;
    else if (part === 'Cmd') chord.meta = true;
    else if (part === 'Alt') chord.alt = true;
    else if (part === 'Shift') chord.shift = true;
    else return null;
  }
  return { ...chord, key };
}

/**
 * The key of an event by its accelerator name. A letter or digit that the layout writes otherwise (Cyrillic, or digits
 * behind Shift) counts by its place on the keyboard when `byPlace` says so.
 */
function keyOf({ key, code }: PressedKeys, byPlace: boolean): string {
  const place = byPlace ? /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code) : null;
  if (place !== null && !/^[a-z0-9]$/i.test(key)) return place[1] ?? place[2] ?? key;
  return keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** Whether the keys of an event are those of an accelerator. */
export function isPressed(accelerator: string, event: PressedKeys, mac: boolean): boolean {
  const chord = parseAccelerator(accelerator, mac);
  if (chord === null) return false;
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (chord.ctrl !== ctrlKey || chord.meta !== metaKey || chord.alt !== altKey) return false;
  if (keyOf(event, ctrlKey || metaKey || altKey) !== chord.key) return false;
  // A sign such as `/` stands behind Shift on some layouts and not on others.
  return chord.shift === shiftKey || (!chord.shift && /^[^A-Z0-9]$/.test(chord.key));
}

/** The accelerator of the keys of an event; null while only modifiers are down. */
export function acceleratorOf(event: PressedKeys, mac: boolean): string | null {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  if (/^(?:Control|Meta|Alt|AltGraph|Shift|Dead|Process|Unidentified)$/.test(event.key)) {
    return null;
  }
  const key = keyOf(event, ctrlKey || metaKey || altKey);
  const parts = [
    (mac ? metaKey : ctrlKey) ? 'CmdOrCtrl' : null,
    mac && ctrlKey ? 'Ctrl' : null,
    !mac && metaKey ? 'Cmd' : null,
    altKey ? 'Alt' : null,
    shiftKey && !/^[^A-Z0-9]$/.test(key) ? 'Shift' : null,
    key,
  ];
  return parts.filter((part) => part !== null).join('+');
}
