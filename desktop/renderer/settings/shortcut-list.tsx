import { useState } from 'react';
import { ShortcutRow } from './shortcut-row.tsx';
import { keyWords } from '../commands/key-words.ts';
import { matchScore } from '../palette/match.ts';
import { usePreference } from '../preferences/use-preference.ts';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import {
  commandGroups,
  commandIds,
  commandOf,
  keysOf,
  type CommandId,
} from '#desktop/ipc/commands.ts';

/** Every command with its keys, which can be bound anew. */
export function ShortcutList() {
  const words = useWords();
  const { settings, commands } = words;
  const [bound, setBound] = usePreference('keyBindings');
  const [text, setText] = useState('');
  const mac = useBridge().platform === 'darwin';
  const fits = (id: CommandId): boolean => {
    const keys = keysOf(id, bound).map((each) => keyWords(each, mac));
    return [commands[id], ...keys].some((name) => matchScore(text, name) > 0);
  };
  return (
    <div className="shortcuts">
      <div className="shortcuts-head">
        <input
          type="search"
          className="input"
          aria-label={settings.findShortcut}
          placeholder={settings.findShortcut}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button
          type="button"
          className="button"
          disabled={Object.keys(bound).length === 0}
          onClick={() => setBound({})}
        >
          {settings.resetAll}
        </button>
      </div>
      {commandGroups.map((group) => {
        const ids = commandIds.filter((id) => commandOf(id).group === group && fits(id));
        if (ids.length === 0) return null;
        return (
          <section key={group} aria-label={words.commandGroups[group]}>
            <h3 className="shortcuts-group">{words.commandGroups[group]}</h3>
            <ul>
              {ids.map((id) => (
                <ShortcutRow key={id} id={id} bound={bound} onBound={setBound} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
