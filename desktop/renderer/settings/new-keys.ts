import {
  commandIds,
  commandOf,
  keysOf,
  type CommandId,
  type KeyBindings,
} from '#desktop/ipc/commands.ts';

/** Whether a command may have keys, and if not why. */
export type KeyChoice =
  | { readonly choice: 'free' }
  | { readonly choice: 'taken'; readonly by: CommandId }
  /** Without Ctrl, Cmd or Alt they would be typed. */
  | { readonly choice: 'typed' }
  /** Typing and moving about needs them. */
  | { readonly choice: 'reserved' };

const reserved =
  /^(?:(?:Shift\+)?(?:Tab|Enter|Space|Escape|Up|Down|Left|Right|Backspace|Delete|Home|End|PageUp|PageDown)|CmdOrCtrl\+(?:[ACVX]|Left|Right|Up|Down|Backspace|Delete|Home|End)|CmdOrCtrl\+Q)$/;

/** Looks whether a command may have the keys of an accelerator. */
export function chooseKeys(id: CommandId, keys: string, bound: KeyBindings): KeyChoice {
  if (reserved.test(keys)) return { choice: 'reserved' };
  const alone = !/(?:CmdOrCtrl|Ctrl|Cmd|Alt)\+/.test(keys) && !/^(?:Shift\+)?F\d+$/.test(keys);
  if (alone && commandOf(id).whileTyping) return { choice: 'typed' };
  const by = commandIds.find((other) => other !== id && keysOf(other, bound).includes(keys));
  return by === undefined ? { choice: 'free' } : { choice: 'taken', by };
}

/** The bindings with a command's keys given by hand; whoever had them keeps the others it has, or none. */
export function bindKeys(id: CommandId, keys: string, bound: KeyBindings): KeyBindings {
  const { [id]: _old, ...others } = bound;
  const taken = chooseKeys(id, keys, bound);
  // Its own keys need no entry, so that a later version may change them.
  const mine = keysOf(id, others)[0] === keys ? others : { ...others, [id]: keys };
  return taken.choice === 'taken' ? { ...mine, [taken.by]: null } : mine;
}

/** The bindings with a command's keys as they were at the beginning; where others have them by now, those stay. */
export function resetKeys(id: CommandId, bound: KeyBindings): KeyBindings {
  const { [id]: _own, ...others } = bound;
  return others;
}
