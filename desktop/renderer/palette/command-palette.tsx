import { useState } from 'react';
import { matchScore } from './match.ts';
import { PickDialog, type PickItem } from './pick-dialog.tsx';
import { useKeyWords } from '../commands/key-words.ts';
import { useCommands } from '../commands/use-command.ts';
import { usePreference } from '../preferences/use-preference.ts';
import { useWords } from '../words/use-words.ts';
import { commandIds, commandOf, type CommandId } from '#desktop/ipc/commands.ts';

const mostRecent = 8;

/** Every command that can be run now, by name: what was used last first, then the best match. */
export function CommandPalette({
  from,
  onClose,
}: {
  /** What had the focus before, where commands belong. */
  readonly from: Element | null;
  readonly onClose: () => void;
}) {
  const registry = useCommands();
  const { commands, commandGroups, palette } = useWords();
  const keyWords = useKeyWords();
  const [recent, setRecent] = usePreference('recentCommands');
  const [text, setText] = useState('');
  const offered: readonly CommandId[] = registry.offered(from).filter((id) => id !== 'openPalette');
  const fits = (id: CommandId): number =>
    Math.max(
      matchScore(text, commands[id]),
      matchScore(text, `${commandGroups[commandOf(id).group]} ${commands[id]}`) / 2,
    );
  const item = (id: CommandId): PickItem => ({
    key: id,
    title: commands[id],
    // Their names say where they go.
    detail: commandOf(id).group === 'go' ? null : commandGroups[commandOf(id).group],
    mark: keyWords(id),
  });
  const lately = recent.filter((id) => offered.includes(id)).slice(0, mostRecent);
  const others = offered.filter((id) => !lately.includes(id));
  const scored = offered
    .map((id) => ({ id, score: fits(id) + (lately.includes(id) ? 100 : 0), fits: fits(id) > 0 }))
    .filter((each) => each.fits)
    .sort((one, other) => other.score - one.score);
  const groups =
    text.trim() === ''
      ? [
          { title: palette.recent, items: lately.map(item) },
          { title: palette.all, items: others.map(item) },
        ]
      : [{ title: palette.found, items: scored.map(({ id }) => item(id)) }];
  return (
    <PickDialog
      label={palette.find}
      listLabel={palette.found}
      groups={groups}
      text={text}
      empty={palette.nothing}
      onText={setText}
      onPick={(key) => {
        const id = commandIds.find((each) => each === key);
        onClose();
        if (id === undefined) return;
        setRecent([id, ...recent.filter((other) => other !== id)].slice(0, 20));
        // After the focus is back where it was.
        setTimeout(() => registry.run(id, from), 0);
      }}
      onClose={onClose}
    />
  );
}
