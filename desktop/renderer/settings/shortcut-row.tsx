import { useRef, useState } from 'react';
import { bindKeys, chooseKeys, resetKeys, type KeyChoice } from './new-keys.ts';
import { keyWords } from '../commands/key-words.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import { acceleratorOf } from '#desktop/ipc/accelerator.ts';
import { keysOf, type CommandId, type KeyBindings } from '#desktop/ipc/commands.ts';

/** A command with its keys, and the way to other ones: press them, and see whose they are. */
export function ShortcutRow({
  id,
  bound,
  onBound,
}: {
  readonly id: CommandId;
  readonly bound: KeyBindings;
  readonly onBound: (bound: KeyBindings) => void;
}) {
  const { settings, commands } = useWords();
  const mac = useBridge().platform === 'darwin';
  const [asking, setAsking] = useState(false);
  const [pressed, setPressed] = useState<{ keys: string; choice: KeyChoice } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const keys = keysOf(id, bound);
  const isOwn = bound[id] === undefined;
  const done = (next: KeyBindings | null): void => {
    if (next !== null) onBound(next);
    setAsking(false);
    setPressed(null);
    button.current?.focus();
  };
  return (
    <li className="shortcut">
      <span className="shortcut-name">{commands[id]}</span>
      <span className="shortcut-keys">
        <button
          ref={button}
          type="button"
          className="button shortcut-change"
          aria-pressed={asking}
          onClick={() => setAsking(true)}
          onBlur={() => setAsking(false)}
          onKeyDown={(event) => {
            if (!asking) return;
            event.preventDefault();
            event.stopPropagation();
            const chosen = acceleratorOf(event, mac);
            if (chosen === null) return;
            if (chosen === 'Escape') return done(null);
            const choice = chooseKeys(id, chosen, bound);
            if (choice.choice === 'free') done(bindKeys(id, chosen, bound));
            else {
              setAsking(false);
              setPressed({ keys: chosen, choice });
            }
          }}
        >
          <span className="visually-hidden">{settings.change(commands[id])}</span>
          {asking
            ? settings.pressKeys
            : keys.length === 0
              ? settings.noKeys
              : keys.map((each) => <kbd key={each}>{keyWords(each, mac)}</kbd>)}
        </button>
        {keys.length > 0 && (
          <button
            type="button"
            className="button quiet"
            aria-label={settings.removeOf(commands[id])}
            onClick={() => done({ ...bound, [id]: null })}
          >
            {settings.remove}
          </button>
        )}
        {!isOwn && (
          <button
            type="button"
            className="button quiet"
            aria-label={settings.resetOf(commands[id])}
            onClick={() => done(resetKeys(id, bound))}
          >
            {settings.reset}
          </button>
        )}
      </span>
      {pressed !== null && (
        <p className="shortcut-taken" role="alert">
          {explain(pressed.keys, pressed.choice)}{' '}
          {pressed.choice.choice === 'taken' && (
            <button
              type="button"
              className="link"
              onClick={() => done(bindKeys(id, pressed.keys, bound))}
            >
              {settings.takeOver}
            </button>
          )}{' '}
          <button type="button" className="link" onClick={() => done(null)}>
            {settings.cancel}
          </button>
        </p>
      )}
    </li>
  );

  function explain(chosen: string, choice: KeyChoice): string {
    const shown = keyWords(chosen, mac);
    if (choice.choice === 'taken') return settings.taken(shown, commands[choice.by]);
    return choice.choice === 'typed' ? settings.needsModifier(shown) : settings.reserved(shown);
  }
}
